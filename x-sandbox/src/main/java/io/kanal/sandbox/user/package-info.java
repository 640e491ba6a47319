/**
 * Looking up users.
 */
@NullMarked
package io.kanal.sandbox.user;

import org.jspecify.annotations.NullMarked;
