/**
 * Disconnecting a channel: one persisted state machine per channel.
 */
@NullMarked
package io.kanal.integration.disconnection;

import org.jspecify.annotations.NullMarked;
