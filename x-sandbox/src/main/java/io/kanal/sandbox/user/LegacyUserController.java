package io.kanal.sandbox.user;

import io.kanal.sandbox.oauth.Caller;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The older way to ask who one is. */
@RestController
class LegacyUserController {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z uuuu", Locale.US).withZone(ZoneOffset.UTC);

    private final UserView view;

    LegacyUserController(UserView view) {
        this.view = view;
    }

    @GetMapping("/1.1/account/verify_credentials.json")
    Map<String, Object> verify(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        var account = caller.account();
        var user = new LinkedHashMap<String, Object>();
        user.put("id", account.id());
        user.put("id_str", account.idText());
        user.put("name", account.name());
        user.put("screen_name", account.username());
        user.put("location", "");
        user.put("description", "");
        user.put("protected", false);
        user.put("verified", false);
        user.put("followers_count", 0);
        user.put("friends_count", 0);
        user.put("statuses_count", 0);
        user.put("created_at", TIME.format(account.createdAt()));
        user.put("profile_image_url_https", view.pictureUrl(account));
        return user;
    }
}
