package io.kanal.twitter.info;

import java.math.BigDecimal;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what anybody may know.
 *
 * @param sandbox whether X is the local sandbox
 * @param publicUrl the one origin of panel and callback
 * @param openAtX where people read X in their browser
 * @param pricePerMessageUsd what X takes for each message that is read; X's price list is the truth
 */
@ConfigurationProperties("kanal.info")
record InfoProperties(
        @DefaultValue("false") boolean sandbox,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("https://x.com") URI openAtX,
        @DefaultValue("0.010") BigDecimal pricePerMessageUsd) {}
