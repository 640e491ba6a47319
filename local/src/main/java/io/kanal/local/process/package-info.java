/**
 * Processes: starting, recognising and ending them.
 */
@NullMarked
package io.kanal.local.process;

import org.jspecify.annotations.NullMarked;
