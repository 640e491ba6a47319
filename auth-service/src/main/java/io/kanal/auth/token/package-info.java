/**
 * Access tokens, and the keys that sign them.
 */
@NullMarked
package io.kanal.auth.token;

import org.jspecify.annotations.NullMarked;
