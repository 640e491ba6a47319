package io.kanal.twitter.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.inbox.Attachment;
import io.kanal.contracts.inbox.Attachment.Type;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.InboxMessage.ParticipantsChanged;
import io.kanal.contracts.inbox.InboxMessage.UnknownEventReceived;
import io.kanal.contracts.inbox.Link;
import io.kanal.contracts.inbox.Participant;
import io.kanal.twitter.api.DmEvent;
import io.kanal.twitter.api.DmEvent.Url;
import io.kanal.twitter.api.DmPage.Media;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for {@link XConversations}. */
class XConversationsTests {

    private static final Instant SENT = Instant.parse("2026-11-22T11:00:00Z");
    private static final Instant READ = Instant.parse("2026-11-22T12:00:00Z");
    private static final Participant BUDI = new Participant("2000", "budi", "Budi", "https://pbs.example/budi.jpg");

    private final XConversations conversations = new XConversations(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new AccountRef("1000", "kopi_senja"),
            new People(Map.of("2000", BUDI)),
            Map.of(
                    "3_1",
                    new Media("3_1", "photo", 640, 480, null),
                    "7_1",
                    new Media("7_1", "hologram", null, null, null)),
            "https://x.com",
            READ);

    @Test
    void whatACustomerWroteIsReceived() {
        var record = (DirectMessageReceived) conversations.record(message("2000", "1000-2000", "Q&amp;A"), true);
        assertThat(record.sender()).isEqualTo(BUDI);
        assertThat(record.text()).isEqualTo("Q&A");
        assertThat(record.conversationId()).isEqualTo("1000-2000");
        assertThat(record.conversationType()).isEqualTo(ConversationType.ONE_TO_ONE);
        assertThat(record.sentAt()).isEqualTo(SENT);
        assertThat(record.readAt()).isEqualTo(READ);
        assertThat(record.history()).isTrue();
        assertThat(record.naturalId()).isEqualTo(conversations.channelId() + ":77");
    }

    @Test
    void whatTheAccountWroteIsSent() {
        var record = (DirectMessageSent) conversations.record(message("1000", "1000-2000", "Yes"), false);
        assertThat(record.sender()).isEqualTo(new Participant("1000", null, null, null));
        assertThat(record.history()).isFalse();
    }

    @Test
    void groupIsAGroup() {
        var record = (DirectMessageReceived) conversations.record(message("2000", "1582103724607971328", "hi"), false);
        assertThat(record.conversationType()).isEqualTo(ConversationType.GROUP);
    }

    @Test
    void senderThatXLeavesOutIsTheOtherOneOfTwo() {
        var record = (DirectMessageReceived) conversations.record(message(null, "1000-2000", "hi"), false);
        assertThat(record.sender()).isEqualTo(BUDI);
    }

    @Test
    void messageOfNobodyInAGroupIsUnknown() {
        var record = (UnknownEventReceived) conversations.record(message(null, "1582103724607971328", "hi"), false);
        assertThat(record.eventType()).isEqualTo("MessageCreate");
    }

    @Test
    void conversationThatXLeavesOutIsThatOfItsTwo() {
        var record = (DirectMessageReceived) conversations.record(message("2000", null, "hi"), false);
        assertThat(record.conversationId()).isEqualTo("1000-2000");
        assertThat(conversations.record(message("odd", null, "hi"), false).conversationId())
                .isEqualTo("1000-1000");
    }

    @Test
    void attachmentsOfAllKinds() {
        var event = new DmEvent(
                "77",
                "MessageCreate",
                "",
                "2000",
                "1000-2000",
                SENT,
                List.of("3_1", "7_1", "9_9"),
                List.of("c"),
                List.of("42"),
                List.of(),
                List.of());
        var record = (DirectMessageReceived) conversations.record(event, false);
        assertThat(record.text()).isEmpty();
        assertThat(record.attachments())
                .extracting(Attachment::type)
                .containsExactly(Type.PHOTO, Type.UNKNOWN, Type.UNKNOWN, Type.POST, Type.CARD);
        assertThat(record.attachments().getFirst())
                .isEqualTo(new Attachment(Type.PHOTO, 640, 480, "https://x.com/messages/1000-2000"));
        assertThat(record.attachments().get(3).openAtX()).isEqualTo("https://x.com/i/web/status/42");
    }

    @Test
    void linksKeepWhatXSays() {
        var event = new DmEvent(
                "77",
                "MessageCreate",
                "https://t.co/a",
                "2000",
                "1000-2000",
                SENT,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Url("https://t.co/a", "https://example.com/\u0000", null)));
        assertThat(((DirectMessageReceived) conversations.record(event, false)).links())
                .containsExactly(new Link("https://t.co/a", "https://example.com/\u2400", null));
    }

    @Test
    void joinsAndLeaves() {
        var joined = (ParticipantsChanged)
                conversations.record(participants("ParticipantsJoin", List.of("2000", "3000")), false);
        assertThat(joined.joined()).containsExactly(BUDI, new Participant("3000", null, null, null));
        assertThat(joined.left()).isEmpty();
        var left = (ParticipantsChanged) conversations.record(participants("ParticipantsLeave", List.of()), false);
        assertThat(left.left()).containsExactly(BUDI);
        assertThat(left.joined()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsSaidToBeUnknown() {
        var record = (UnknownEventReceived) conversations.record(participants("ReactionCreate\u0000", List.of()), true);
        assertThat(record.eventType()).isEqualTo("ReactionCreate\u2400");
        assertThat(record.history()).isTrue();
    }

    @Test
    void peopleOfAnEventAreSenderPeerAndParticipants() {
        assertThat(XConversations.peopleOf(message("1000", "1000-2000", "hi"), "1000"))
                .containsExactlyInAnyOrder("1000", "2000");
        assertThat(XConversations.peopleOf(participants("ParticipantsJoin", List.of("3000", "odd")), "1000"))
                .containsExactlyInAnyOrder("2000", "3000");
    }

    private static DmEvent message(String sender, String conversation, String text) {
        return new DmEvent(
                "77",
                "MessageCreate",
                text,
                sender,
                conversation,
                SENT,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static DmEvent participants(String type, List<String> participants) {
        return new DmEvent(
                "77",
                type,
                "",
                "2000",
                "1582103724607971328",
                SENT,
                List.of(),
                List.of(),
                List.of(),
                participants,
                List.of());
    }
}
