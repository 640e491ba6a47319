/**
 * Writing to the topic inbox-messages.
 */
@NullMarked
package io.kanal.twitter.publishing;

import org.jspecify.annotations.NullMarked;
