/**
 * Speaks to X and knows nothing of Kanal: signatures, calls, limits and errors.
 */
@NullMarked
package io.kanal.twitter.api;

import org.jspecify.annotations.NullMarked;
