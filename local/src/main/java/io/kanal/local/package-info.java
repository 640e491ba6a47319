/**
 * Starts the whole platform on one machine.
 */
@NullMarked
package io.kanal.local;

import org.jspecify.annotations.NullMarked;
