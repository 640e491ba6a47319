/**
 * All parts together: in which order they start, kept alive, and stopped.
 */
@NullMarked
package io.kanal.local.platform;

import org.jspecify.annotations.NullMarked;
