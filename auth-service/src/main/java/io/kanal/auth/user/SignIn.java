package io.kanal.auth.user;

import org.jspecify.annotations.Nullable;

/**
 * What signing in needs to know.
 *
 * @param user who wants to sign in
 * @param password what the password is compared with; null while the person has none
 */
public record SignIn(User user, @Nullable PasswordHash password) {}
