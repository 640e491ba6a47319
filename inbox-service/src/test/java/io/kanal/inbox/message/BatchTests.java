package io.kanal.inbox.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.Participant;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.conversation.LineType;
import io.kanal.inbox.message.Line.Direction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of {@link Batch} and {@link Line}. */
class BatchTests {

    private final TestAccount account = TestAccount.create();

    @Test
    void namesEachConversationAndPersonOnce() {
        var batch = batch(account.received("200", 10, "a"), account.received("200", 11, "b"));

        assertThat(batch.lines()).hasSize(2);
        assertThat(batch.conversations()).hasSize(1);
        assertThat(batch.sightings()).hasSize(2);
    }

    @Test
    void whatIsKnownOfAPersonAddsUp() {
        var batch = batch(
                account.inGroup("999", new Participant("300", "ana", null, null), 10, "a"),
                account.inGroup("999", new Participant("300", null, "Ana", null), 11, "b"));

        assertThat(batch.sightings())
                .filteredOn(person -> person.externalId().equals("300"))
                .singleElement()
                .satisfies(ana -> {
                    assertThat(ana.handle()).isEqualTo("ana");
                    assertThat(ana.displayName()).isEqualTo("Ana");
                });
    }

    @Test
    void whatIsBehindTheEndMarkerIsLeftOut() {
        var other = account.again();
        var batch = batch(
                account.received("200", 10, "before"),
                account.ended(),
                account.received("200", 11, "behind"),
                account.profile("200", "late", "Late"),
                other.received("201", 12, "another channel"));

        assertThat(batch.lines()).extracting(Line::text).containsExactly("before", "another channel");
        assertThat(batch.profiles()).isEmpty();
        assertThat(batch.ignored()).isEqualTo(2);
    }

    @Test
    void secondEndMarkerChangesNothing() {
        var batch = Batch.of(envelopes(account.ended()), Set.of(account.channel()));

        assertThat(batch.ends()).isEmpty();
        assertThat(batch.ignored()).isEqualTo(1);
    }

    @Test
    void customerOfTwoIsTheOneWhoIsNotTheAccount() {
        assertThat(batch(account.sent("200", 10, "a")).conversations())
                .singleElement()
                .satisfies(conversation -> assertThat(conversation.customerId()).isEqualTo("200"));
        assertThat(batch(account.inGroup("999", new Participant("300", null, null, null), 10, "a"))
                        .conversations())
                .singleElement()
                .satisfies(conversation -> assertThat(conversation.customerId()).isNull());
    }

    @Test
    void onlyWhatCustomersSayNowIsNews() {
        assertThat(line(account.received("200", 10, "a")).incoming()).isTrue();
        assertThat(line(account.past("200", 10, "a")).incoming()).isFalse();
        assertThat(line(account.sent("200", 10, "a")).incoming()).isFalse();
        assertThat(line(account.unknown("200", 10)).incoming()).isTrue();
        assertThat(line(account.changed("999", 10, List.of(), List.of())).incoming())
                .isFalse();
    }

    @Test
    void directionTellsWhoseALineIs() {
        assertThat(line(account.received("200", 10, "a")).direction()).isEqualTo(Direction.INBOUND);
        assertThat(line(account.sent("200", 10, "a")).direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(line(account.unknown("200", 10)).type()).isEqualTo(LineType.UNKNOWN_EVENT);
    }

    @Test
    void eventIdThatIsNoNumberCanNeverBeStored() {
        var odd = new InboxMessage.UnknownEventReceived(
                account.organization(),
                account.channel(),
                account.ended().account(),
                "100-200",
                ConversationType.ONE_TO_ONE,
                "1e5",
                "x",
                Instant.EPOCH,
                Instant.EPOCH,
                false);

        assertThatThrownBy(() -> batch(odd)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Line line(InboxMessage record) {
        return batch(record).lines().getFirst();
    }

    private static Batch batch(InboxMessage... records) {
        return Batch.of(envelopes(records), Set.of());
    }

    private static List<Envelope<InboxMessage>> envelopes(InboxMessage... records) {
        return Arrays.stream(records)
                .map(record -> Envelope.of(record, "/kanal/test", Instant.EPOCH))
                .toList();
    }
}
