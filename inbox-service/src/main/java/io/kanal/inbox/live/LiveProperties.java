package io.kanal.inbox.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of live updates.
 *
 * @param every how often a browser is told at most; what changes in between is told together
 * @param heartbeat how long a stream is silent at most
 * @param reconnectAfter how long a browser waits before it connects again
 * @param afterFlood how long a browser that was told of too much at once, and asks for everything anew, is left in
 *     peace
 * @param check how often the connection that listens to the database is tried
 * @param longestPause how long a lost connection to the database is waited for before it is tried again
 */
@ConfigurationProperties("kanal.live")
record LiveProperties(
        @DefaultValue("200ms") Duration every,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1s") Duration reconnectAfter,
        @DefaultValue("3s") Duration afterFlood,
        @DefaultValue("10s") Duration check,
        @DefaultValue("5s") Duration longestPause) {}
