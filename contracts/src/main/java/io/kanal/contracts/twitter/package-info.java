/**
 * The topics twitter-commands and twitter-events: authorisations and accounts at X.
 */
@NullMarked
package io.kanal.contracts.twitter;

import org.jspecify.annotations.NullMarked;
