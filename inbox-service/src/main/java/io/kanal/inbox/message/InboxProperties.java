package io.kanal.inbox.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox.
 *
 * @param xWebBaseUrl where a person who is signed in at X reads messages, without a slash at the end
 */
@ConfigurationProperties("kanal.inbox")
record InboxProperties(@DefaultValue("https://x.com") String xWebBaseUrl) {}
