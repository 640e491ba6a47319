/**
 * Who knows the password, and how often one may guess.
 */
@NullMarked
package io.kanal.auth.login;

import org.jspecify.annotations.NullMarked;
