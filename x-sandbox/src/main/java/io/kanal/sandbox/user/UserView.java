package io.kanal.sandbox.user;

import io.kanal.sandbox.SandboxProperties;
import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.answer.CurrentSwitches;
import io.kanal.sandbox.answer.XTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A user as X shows it: id, name and username, and what was asked for beyond. */
@Component
public class UserView {

    private final SandboxProperties properties;
    private final CurrentSwitches switches;

    UserView(SandboxProperties properties, CurrentSwitches switches) {
        this.properties = properties;
        this.switches = switches;
    }

    /** The user with these fields. */
    public Map<String, Object> of(Account account, Set<String> fields) {
        var all = all(account);
        var user = new LinkedHashMap<String, Object>();
        user.put("id", account.idText());
        user.put("name", account.name());
        user.put("username", account.username());
        all.keySet().stream().filter(fields::contains).forEach(field -> user.put(field, all.get(field)));
        return user;
    }

    /** Where the picture of an account is. */
    public String pictureUrl(Account account) {
        return properties.publicUrl() + "/profile_images/" + account.id() + "/picture_normal.svg";
    }

    private Map<String, Object> all(Account account) {
        var user = new LinkedHashMap<String, Object>();
        user.put("created_at", XTime.of(account.createdAt()));
        user.put("description", "");
        user.put("profile_image_url", pictureUrl(account));
        user.put("protected", false);
        user.put("verified", false);
        user.put("verified_type", "none");
        user.put("receives_your_dm", true);
        user.put("connection_status", List.of());
        user.put("public_metrics", metrics());
        return user;
    }

    private Map<String, Object> metrics() {
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("followers_count", 0);
        metrics.put("following_count", 0);
        metrics.put(switches.get().oldNames() ? "tweet_count" : "post_count", 0);
        metrics.put("listed_count", 0);
        return metrics;
    }
}
