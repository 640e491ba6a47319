package io.kanal.auth.organisation;

import java.util.UUID;

/**
 * A company that uses Kanal. Everything but an operator belongs to one.
 *
 * @param id its id
 * @param name its name
 */
public record Organisation(UUID id, String name) {}
