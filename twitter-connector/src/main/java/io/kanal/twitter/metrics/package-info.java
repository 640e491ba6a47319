/**
 * Numbers that tell whether accounts are read in time.
 */
@NullMarked
package io.kanal.twitter.metrics;

import org.jspecify.annotations.NullMarked;
