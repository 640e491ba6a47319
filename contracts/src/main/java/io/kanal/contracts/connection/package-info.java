/**
 * The topic connection-events: how a connection is getting on.
 */
@NullMarked
package io.kanal.contracts.connection;

import org.jspecify.annotations.NullMarked;
