package io.kanal.sandbox.seed;

import io.kanal.sandbox.SandboxProperties;
import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.app.App;
import io.kanal.sandbox.app.Apps;
import io.kanal.sandbox.app.Permission;
import io.kanal.sandbox.app.Tokens;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.dm.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Fills an empty sandbox, before it answers its first call: two apps, five accounts, and what they have written. */
@Component
class Seed implements InitializingBean {

    private static final Duration ACCOUNTS_MADE_BEFORE = Duration.ofDays(400);

    private final Accounts accounts;
    private final Apps apps;
    private final Tokens tokens;
    private final History history;
    private final SandboxProperties properties;
    private final SandboxClock clock;

    Seed(
            Accounts accounts,
            Apps apps,
            Tokens tokens,
            History history,
            SandboxProperties properties,
            SandboxClock clock) {
        this.accounts = accounts;
        this.apps = apps;
        this.tokens = tokens;
        this.history = history;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var isNew = accounts.all().isEmpty();
        if (isNew) {
            populate();
        }
        configureKanal();
        if (isNew && properties.history()) {
            history.write(clock.real());
        }
    }

    private void populate() {
        var since = clock.real().minus(ACCOUNTS_MADE_BEFORE);
        // Ids of several lengths: whoever compares them as text is found out.
        var kanal = add(1_746_523_118_034_137_089L, "kanal_demo", "Kanal Demo", since);
        var kopi = add(987_654_321L, "kopi_senja", "Kopi Senja", since.plusSeconds(1));
        add(2_244_994_945L, "budi", "Budi Santoso", since.plusSeconds(2));
        add(84_729_163L, "siti", "Siti Rahayu", since.plusSeconds(3));
        add(1_523_998_877_001_228_288L, "rahma", "Rahma Putri 🌿", since.plusSeconds(4));
        addApp("Kanal", kanal, properties.callbackUrls());
        addApp("Kopi Senja", kopi, List.of());
    }

    /** App Kanal's keys and callback addresses may be given from outside, and may change from start to start. */
    private void configureKanal() {
        apps.byName("Kanal")
                .map(app -> apps.change(app, app.permission(), properties.callbackUrls()))
                .filter(app -> !properties.appKey().isEmpty()
                        && !properties.appKeySecret().isEmpty())
                .filter(app -> !properties.appKey().equals(app.apiKey())
                        || !properties.appKeySecret().equals(app.apiKeySecret()))
                .ifPresent(app -> apps.rekey(app, properties.appKey(), properties.appKeySecret()));
    }

    private Account add(long id, String username, String name, Instant createdAt) {
        return accounts.add(id, username, name, createdAt);
    }

    private App addApp(String name, Account owner, List<String> callbackUrls) {
        var app = apps.add(name, Permission.DIRECT_MESSAGES, callbackUrls, owner.id());
        tokens.grant(app.id(), owner.id(), app.permission());
        return app;
    }
}
