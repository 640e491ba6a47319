/**
 * What the sandbox starts with.
 */
@NullMarked
package io.kanal.sandbox.seed;

import org.jspecify.annotations.NullMarked;
