package io.kanal.inbox.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox.
 *
 * @param openAtX where people read X in their browser, without a slash at the end
 * @param searchUpkeep how often new texts are sorted into the search index
 */
@ConfigurationProperties("kanal.inbox")
record InboxProperties(
        @DefaultValue("https://x.com") String openAtX,
        @DefaultValue("5s") Duration searchUpkeep) {}
