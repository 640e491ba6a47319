package io.kanal.twitter.info;

import io.kanal.twitter.api.XProperties;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what the panel has to know before anybody signs in. */
@RestController
class InfoController {

    private static final List<String> LANGUAGES = List.of("en", "id");
    private static final List<Integer> HISTORY_DAYS = List.of(0, 7, 30);

    private final InfoProperties properties;
    private final XProperties x;

    InfoController(InfoProperties properties, XProperties x) {
        this.properties = properties;
        this.x = x;
    }

    @GetMapping("/api/info")
    Info info() {
        return new Info(
                properties.sandbox(),
                LANGUAGES,
                withoutSlash(properties.publicUrl()) + "/oauth/twitter/callback",
                x.hasApp(),
                HISTORY_DAYS,
                properties.pricePerMessageUsd(),
                withoutSlash(properties.openAtX()));
    }

    private static String withoutSlash(URI address) {
        return address.toString().replaceFirst("/+$", "");
    }

    /**
     * What anybody may know.
     *
     * @param sandbox whether X is the local sandbox
     * @param languages the languages of the panel
     * @param callbackUrl the address that an app at X must allow
     * @param loginAvailable whether Login in Twitter works here
     * @param historyDays how far back one may choose to read, in days
     * @param pricePerMessageUsd what X takes for each message that is read
     * @param openAtX where people read X in their browser, without a slash at the end
     */
    record Info(
            boolean sandbox,
            List<String> languages,
            String callbackUrl,
            boolean loginAvailable,
            List<Integer> historyDays,
            BigDecimal pricePerMessageUsd,
            String openAtX) {}
}
