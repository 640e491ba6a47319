package io.kanal.contracts;

import java.util.UUID;

/**
 * The person who asked for something.
 *
 * @param id the user's id in auth-service
 * @param username the name that the user signs in with
 */
public record Person(UUID id, String username) {}
