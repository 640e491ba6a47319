/**
 * Conversations: listing, searching, and what each agent has read.
 */
@NullMarked
package io.kanal.inbox.conversation;

import org.jspecify.annotations.NullMarked;
