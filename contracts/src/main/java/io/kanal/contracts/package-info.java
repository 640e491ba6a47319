/**
 * The language that Kanal's services share: what every record on Kafka has in common, and the topics.
 */
@NullMarked
package io.kanal.contracts;

import org.jspecify.annotations.NullMarked;
