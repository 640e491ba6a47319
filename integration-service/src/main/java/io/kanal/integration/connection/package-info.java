/**
 * Connecting an account: one persisted state machine per connection.
 */
@NullMarked
package io.kanal.integration.connection;

import org.jspecify.annotations.NullMarked;
