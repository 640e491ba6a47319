/**
 * The sandbox's own time, which can be moved on.
 */
@NullMarked
package io.kanal.sandbox.clock;

import org.jspecify.annotations.NullMarked;
