/**
 * Users, their roles and their passwords.
 */
@NullMarked
package io.kanal.auth.user;

import org.jspecify.annotations.NullMarked;
