/**
 * The topics channel-commands and channel-events: what is asked of a channel and what became of it.
 */
@NullMarked
package io.kanal.contracts.channel;

import org.jspecify.annotations.NullMarked;
