/**
 * How far twitter-connector has read each channel.
 */
@NullMarked
package io.kanal.inbox.reading;

import org.jspecify.annotations.NullMarked;
