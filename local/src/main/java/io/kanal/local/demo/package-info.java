/**
 * The main job, played in the terminal over the public API and the sandbox.
 */
@NullMarked
package io.kanal.local.demo;

import org.jspecify.annotations.NullMarked;
