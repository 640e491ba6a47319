/**
 * How a mailbox at X is read so that nothing is lost: pure decisions, without X, Kafka or a database.
 */
@NullMarked
package io.kanal.twitter.reading;

import org.jspecify.annotations.NullMarked;
