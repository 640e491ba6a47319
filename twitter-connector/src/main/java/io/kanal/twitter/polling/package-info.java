/**
 * Reads the mailboxes of all connected accounts, in turns that X's limits allow.
 */
@NullMarked
package io.kanal.twitter.polling;

import org.jspecify.annotations.NullMarked;
