/**
 * A local X for development, tests and demonstrations.
 */
@NullMarked
package io.kanal.sandbox;

import org.jspecify.annotations.NullMarked;
