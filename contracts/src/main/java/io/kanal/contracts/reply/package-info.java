/**
 * The topics reply-commands and reply-events: what agents answer.
 */
@NullMarked
package io.kanal.contracts.reply;

import org.jspecify.annotations.NullMarked;
