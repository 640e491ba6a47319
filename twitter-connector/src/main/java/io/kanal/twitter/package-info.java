/**
 * Everything that talks to X.
 */
@NullMarked
package io.kanal.twitter;

import org.jspecify.annotations.NullMarked;
