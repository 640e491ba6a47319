/**
 * What a channel is, what may become of it, and how others hear of it.
 */
@NullMarked
package io.kanal.registry.channel;

import org.jspecify.annotations.NullMarked;
