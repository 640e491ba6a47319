/**
 * Work that goes on in the background.
 */
@NullMarked
package io.kanal.twitter.worker;

import org.jspecify.annotations.NullMarked;
