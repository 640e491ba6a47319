/**
 * Kafka's own server as a process, and a look into its topics.
 */
@NullMarked
package io.kanal.local.kafka;

import org.jspecify.annotations.NullMarked;
