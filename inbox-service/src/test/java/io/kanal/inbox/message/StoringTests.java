package io.kanal.inbox.message;

import static io.kanal.inbox.TestAccount.CONNECTED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** Tests of {@link Inbox} on a real database. */
@IntegrationTest
class StoringTests {

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private DatabaseClient database;

    private TestInbox inbox;

    @BeforeEach
    void connect() {
        inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
    }

    @Test
    void storesEachMessageOnceHoweverOftenItComes() {
        var hello = account.received("200", 10, "hello");
        inbox.hear(hello, hello, account.received("200", 11, "again"));
        inbox.hear(hello, account.received("200", 11, "again"));

        assertThat(texts(inbox.messages())).containsExactly("again", "hello");
        assertThat(inbox.conversations().get(0).get("unreadCount").asInt()).isEqualTo(2);
    }

    @Test
    void batchThatFailedIsStoredWholeTheNextTime() {
        var batch = List.of(account.received("200", 10, "one"), account.received("201", 11, "two"));
        var crash = inbox.handling(batch).then(Mono.<Void>error(new IllegalStateException("killed")));
        StepVerifier.create(transaction.transactional(crash))
                .expectErrorMessage("killed")
                .verify(Duration.ofSeconds(20));
        assertThat(inbox.conversations()).isEmpty();

        inbox.hear(batch);
        assertThat(inbox.conversations()).hasSize(2);
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        var records = new ArrayList<InboxMessage>();
        IntStream.range(0, 40)
                .filter(n -> n != 10)
                .forEach(n -> records.add(account.received("200", 90 + n, "text " + (90 + n))));
        records.add(account.sent("200", 100, "our answer"));
        Collections.shuffle(records, new Random(7));
        for (var part = 0; part < records.size(); part += 6) {
            inbox.hear(records.subList(part, Math.min(part + 6, records.size())));
        }

        var messages = inbox.messages();
        assertThat(messages).hasSize(40);
        assertThat(StreamSupport.stream(messages.spliterator(), false)
                        .map(message -> Long.parseLong(message.get("externalId").asString()))
                        .toList())
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void idsAreComparedAsNumbers() {
        inbox.hear(account.received("200", 9, "earlier"), account.received("200", 1_000, "later"));
        inbox.hear(account.received("200", 99, "between"));

        assertThat(texts(inbox.messages())).containsExactly("later", "between", "earlier");
        assertThat(inbox.conversations().get(0).at("/last/text").asString()).isEqualTo("later");
    }

    @Test
    void customerWaitsSinceTheFirstMessageAfterOurLast() {
        inbox.hear(account.received("200", 10, "a"), account.sent("200", 20, "b"));
        assertThat(inbox.conversations().get(0).has("waitingSince")).isFalse();

        inbox.hear(account.received("200", 40, "d"));
        inbox.hear(account.received("200", 30, "c, late"));
        assertThat(waitingSince()).isEqualTo(TestAccount.timeOf(30).toString());

        inbox.hear(account.sent("200", 35, "typed at X in between, late"));
        assertThat(waitingSince()).isEqualTo(TestAccount.timeOf(40).toString());
    }

    @Test
    void pastIsNeverUnreadAndWaitsForNobody() {
        inbox.hear(account.past("200", 10, "long ago"));

        var conversation = inbox.conversations().get(0);
        assertThat(conversation.get("unreadCount").asInt()).isZero();
        assertThat(conversation.has("waitingSince")).isFalse();
        assertThat(inbox.messages().get(0).get("history").asBoolean()).isTrue();
    }

    @Test
    void recordsBehindTheEndMarkerAreIgnoredAndCounted() {
        var before = ignored();
        inbox.hear(account.received("200", 10, "before"), account.ended(), account.received("200", 11, "behind"));
        inbox.hear(account.received("200", 12, "behind, in another batch"));

        assertThat(texts(inbox.messages())).containsExactly("before");
        assertThat(ignored() - before).isEqualTo(2);
        assertThat(inbox.conversations().get(0).at("/cannotReply/code").asString())
                .isEqualTo("channel-disconnecting");
    }

    @Test
    void endOfAnOlderChannelClosesOnlyWhatIsStillItsOwn() {
        inbox.hear(account.received("200", 10, "by the first channel"));
        var again = account.again();
        inbox.hear(again.connected(CONNECTED_AT.plusSeconds(60)));
        inbox.hear(account.received("200", 11, "late, by the first channel"), account.ended());
        inbox.hear(account.disconnected(5));
        inbox.hear(again.received("200", 12, "by the second channel"));

        var conversation = inbox.conversations().get(0);
        assertThat(conversation.at("/channel/id").asString())
                .isEqualTo(again.channel().toString());
        assertThat(conversation.has("cannotReply")).isFalse();
        assertThat(inbox.messages()).hasSize(3);
        assertThat(inbox.get("/api/inbox/conversations?channelId={id}", account.channel())
                        .get("items"))
                .isEmpty();
        assertThat(inbox.get("/api/inbox/conversations?channelId={id}", again.channel())
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void messagesMayComeBeforeTheirChannelIsKnown() {
        var early = TestAccount.create();
        var other = new TestInbox(context, early.organization());
        other.hear(early.received("200", 10, "quick"));
        assertThat(other.conversations()).hasSize(1);
        assertThat(other.get("/api/inbox/channels").get("items")).isEmpty();

        other.hear(early.connected());
        assertThat(other.conversations().get(0).at("/channel/status").asString())
                .isEqualTo("CONNECTED");
        assertThat(other.get("/api/inbox/channels").get("items")).hasSize(1);
    }

    @Test
    void profileFollowsTheMessage() {
        inbox.hear(account.received("200", 10, "hi"));
        assertThat(inbox.conversations().get(0).at("/customer/handle").isNull()).isTrue();

        inbox.hear(account.profile("200", "budi", "Budi"));
        inbox.hear(account.profile("200", "budi_new", "Budi Santoso"));
        var customer = inbox.conversations().get(0).get("customer");
        assertThat(customer.get("handle").asString()).isEqualTo("budi_new");
        assertThat(customer.get("displayName").asString()).isEqualTo("Budi Santoso");
        assertThat(inbox.messages().get(0).get("senderHandle").asString()).isEqualTo("budi_new");
    }

    @Test
    void textIsKeptExactly() {
        var controls = new StringBuilder();
        IntStream.rangeClosed(1, 0x9f).forEach(controls::appendCodePoint);
        var texts = List.of(
                "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
                "\u202eمرحبا\u202c بالعالم",
                "Zã̸͓l͠gó e\u0301 é",
                "சுகமா สวัสดี こんにちは 你好 Привет",
                "&amp; &lt;b&gt; ' \" \\ \\n ${x} :name ? %",
                "  \t leading and trailing \n\n ",
                controls.toString(),
                "\u2400\ufffd\ufeff\uffff",
                "𠜎".repeat(5_000) + "x".repeat(5_000));
        inbox.hear(IntStream.range(0, texts.size())
                .mapToObj(n -> account.received("200", 10 + n, texts.get(n)))
                .toList());

        assertThat(texts(inbox.messages()).reversed()).isEqualTo(texts);
        assertThat(inbox.conversations().get(0).at("/last/text").asString()).isEqualTo(texts.getLast());
    }

    @Test
    void batchOfTheLongestTextsIsOnlyListedForSearchAndFoundBeforeAndAfterItIsSortedIn() {
        var random = new Random(11);
        var batch = IntStream.range(0, 200)
                .mapToObj(n -> account.received("200", 10 + n, longest(random)))
                .toList();
        var word = batch.get(150).text().substring(5_000, 5_005);
        var listed = sortedInAfter(() -> {
            inbox.hear(batch);
            assertThat(inbox.get("/api/inbox/conversations?q={q}", word).get("items"))
                    .hasSize(1);
        });

        // Sorting them in while storing would take a statement longer than the 10 seconds that it may.
        assertThat(listed).isGreaterThan(100);
        assertThat(inbox.get("/api/inbox/conversations?q={q}", word).get("items"))
                .hasSize(1);
        assertThat(inbox.conversations().get(0).get("unreadCount").asInt()).isEqualTo(200);
    }

    /** How many pages of the search index were only listed, when the service sorted none in meanwhile. */
    private long sortedInAfter(Runnable work) {
        var sorted = database.sql("set local statement_timeout = '2min'")
                .then()
                .then(database.sql("select pg_advisory_xact_lock(hashtext('message_search'))")
                        .then())
                .then(Mono.<Void>fromRunnable(work).subscribeOn(Schedulers.boundedElastic()))
                .then(database.sql("select gin_clean_pending_list('message_search')")
                        .mapValue(Long.class)
                        .one());
        return transaction.transactional(sorted).block(Duration.ofMinutes(3));
    }

    /** 10,000 characters, hardly any three of which come again. */
    private static String longest(Random random) {
        return random.ints(10_000, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String waitingSince() {
        return inbox.conversations().get(0).get("waitingSince").asString();
    }

    private double ignored() {
        return meters.counter("kanal.inbox.records.behind.end").count();
    }

    private static List<String> texts(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.get("text").asString())
                .toList();
    }
}
