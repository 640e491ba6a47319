/**
 * Answering: what agents write, and what becomes of it at X.
 */
@NullMarked
package io.kanal.inbox.reply;

import org.jspecify.annotations.NullMarked;
