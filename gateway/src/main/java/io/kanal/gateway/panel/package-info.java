/**
 * The files of the web panel.
 */
@NullMarked
package io.kanal.gateway.panel;

import org.jspecify.annotations.NullMarked;
