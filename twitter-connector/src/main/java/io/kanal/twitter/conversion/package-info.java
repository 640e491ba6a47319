/**
 * Turns what X says into records of inbox-messages.
 */
@NullMarked
package io.kanal.twitter.conversion;

import org.jspecify.annotations.NullMarked;
