/**
 * What the person at the terminal sees.
 */
@NullMarked
package io.kanal.local.terminal;

import org.jspecify.annotations.NullMarked;
