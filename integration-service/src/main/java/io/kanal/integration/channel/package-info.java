/**
 * What is known here of the channels, and what people ask of them while they are connected.
 */
@NullMarked
package io.kanal.integration.channel;

import org.jspecify.annotations.NullMarked;
