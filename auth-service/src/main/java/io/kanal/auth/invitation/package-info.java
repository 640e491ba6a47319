/**
 * One-time links with which a person chooses a password.
 */
@NullMarked
package io.kanal.auth.invitation;

import org.jspecify.annotations.NullMarked;
