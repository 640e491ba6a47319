/**
 * How an X account says yes: the two flows, from the first call to the verdict.
 */
@NullMarked
package io.kanal.twitter.authorization;

import org.jspecify.annotations.NullMarked;
