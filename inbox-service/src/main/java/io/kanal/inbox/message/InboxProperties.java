package io.kanal.inbox.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox.
 *
 * @param openAtX where people read X in their browser, without a slash at the end
 */
@ConfigurationProperties("kanal.inbox")
record InboxProperties(@DefaultValue("https://x.com") String openAtX) {}
