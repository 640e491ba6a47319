/**
 * The topic inbox-messages: direct messages and all that happens around them.
 */
@NullMarked
package io.kanal.contracts.inbox;

import org.jspecify.annotations.NullMarked;
