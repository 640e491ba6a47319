/**
 * What an account can do as far as X is concerned.
 */
@NullMarked
package io.kanal.twitter.condition;

import org.jspecify.annotations.NullMarked;
