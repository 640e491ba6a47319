/**
 * A mirror of the channels, and which of them owns the conversations of an account.
 */
@NullMarked
package io.kanal.inbox.channel;

import org.jspecify.annotations.NullMarked;
