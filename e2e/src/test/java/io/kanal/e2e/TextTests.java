package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people type arrives as they typed it, once and in order. */
class TextTests {

    private static final int MESSAGES = 5000;
    private static final List<String> KINDS = List.of(
            "Halo, apakah pesanan saya sudah dikirim? \uD83D\uDE4F",
            "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 and flag \uD83C\uDDEE\uD83C\uDDE9",
            "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645 123 \u200Fabc",
            "\u05E9\u05DC\u05D5\u05DD \u202Eabc\u202C",
            "e\u0301 o\u0308 \u0E01\u0E34\u0E19 \u0928\u092E\u0938\u094D\u0924\u0947",
            "\u4F60\u597D\uFF0C\u4E16\u754C \u3053\u3093\u306B\u3061\u306F \uD55C\uAD6D\uC5B4",
            "AT&T <b>bold</b> &amp; &lt;tag&gt; &quot; &#39; &amp;amp;",
            "line one\nline two\r\n\tindented   spaces ",
            IntStream.rangeClosed(1, 31)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining("|", "controls ", " \u007F\u0085\u2028\uFEFF")),
            "\uD83D\uDCA9 \uD800\uDC00 \uDBFF\uDFFD");

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();

    @Test
    void fiveThousandMessagesInManyScriptsArriveAsTyped() {
        var shop = x.newBusiness();
        var channel = demo.connect(shop);
        var customers = List.of(x.newAccount("cust"), x.newAccount("cust"), x.newAccount("cust"));
        var group = "Group of " + shop.owner();
        x.api()
                .post(
                        "/sandbox/messages",
                        Map.of(
                                "from",
                                customers.get(0),
                                "to",
                                List.of(shop.owner(), customers.get(1)),
                                "group",
                                group,
                                "text",
                                text(0)))
                .ok();
        var written = new ArrayList<Map<String, String>>();
        for (var i = 1; i < MESSAGES; i++) {
            written.add(
                    switch (i % 5) {
                        case 0 -> Map.of("from", customers.get(i % 2), "group", group, "text", text(i));
                        default -> Map.of("from", customers.get(i % 3), "to", shop.owner(), "text", text(i));
                    });
        }
        written.set(
                77, Map.of("from", customers.getFirst(), "to", shop.owner(), "mediaUrl", "https://example.com/1.jpg"));
        for (var start = 0; start < written.size(); start += 1000) {
            x.write(written.subList(start, Math.min(start + 1000, written.size())));
        }

        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> count(channel), found -> found >= MESSAGES);

        var expected = atX(shop.owner());
        assertThat(expected).hasSize(4);
        assertThat(inTheInbox(channel)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(demo.messages(channel))
                .filteredOn(message -> !message.get("attachments").isEmpty())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.get("text").stringValue()).isEmpty();
                    assertThat(message.at("/attachments/0/type").stringValue()).isEqualTo("PHOTO");
                });
    }

    private int count(String channel) {
        return demo.messages(channel).size();
    }

    /** The texts of each conversation at X, oldest first, as they were typed. */
    private List<List<String>> atX(String account) {
        var conversations = new TreeMap<String, List<String>>();
        x.api()
                .get("/sandbox/messages?account=" + account)
                .ok()
                .get("items")
                .valueStream()
                .sorted(Comparator.comparing(
                        message -> new BigInteger(message.get("id").stringValue())))
                .forEach(message -> conversations
                        .computeIfAbsent(message.get("conversationId").stringValue(), id -> new ArrayList<>())
                        .add(message.get("text").stringValue()));
        return List.copyOf(conversations.values());
    }

    /** The texts of each conversation in the inbox, oldest first. */
    private List<List<String>> inTheInbox(String channel) {
        return demo.conversations(channel).stream()
                .map(conversation -> demo.messages(conversation).reversed().stream()
                        .map(message -> message.get("text").stringValue())
                        .toList())
                .toList();
    }

    private static String text(int i) {
        return i == 77 ? "\uD83E\uDD58".repeat(10_000) : i + " " + KINDS.get(i % KINDS.size());
    }
}
