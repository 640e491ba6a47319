package io.kanal.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Disconnects what a class of tests has connected when it is done. Else every account is asked for at X until the last test, and
 * stands in each list that another test looks at.
 */
public final class AccountsOfTests implements AfterAllCallback {

    private static final Set<String> CHANNELS = ConcurrentHashMap.newKeySet();

    static void note(String channelId) {
        CHANNELS.add(channelId);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!CHANNELS.isEmpty()) {
            Stream.of(Organisation.demo(), Organisation.other()).forEach(AccountsOfTests::disconnectFrom);
            CHANNELS.clear();
        }
    }

    private static void disconnectFrom(Organisation organisation) {
        organisation.api().all("/api/channels").stream()
                .map(channel -> channel.get("id").stringValue())
                .filter(CHANNELS::contains)
                .forEach(organisation::askToDisconnect);
    }
}
