package io.kanal.auth.session;

import io.kanal.auth.token.RandomToken;
import io.kanal.auth.user.User;
import java.time.Duration;
import java.util.UUID;

/**
 * A session that has just begun or gone on.
 *
 * @param id its id
 * @param user whose it is
 * @param refreshToken what keeps it alive
 * @param life how long the refresh token is good for
 */
record Session(UUID id, User user, RandomToken refreshToken, Duration life) {}
