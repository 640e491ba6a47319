package io.kanal.contracts;

/**
 * What is wrong with one field of a form.
 *
 * @param field the field's name in the request
 * @param code the stable code that the panel translates by
 * @param message the English sentence, the fallback
 */
public record FieldError(String field, String code, String message) {}
