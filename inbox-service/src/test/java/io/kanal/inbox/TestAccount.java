package io.kanal.inbox;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.Actor;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.contracts.inbox.Attachment;
import io.kanal.contracts.inbox.Attachment.Type;
import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.inbox.InboxMessage.ParticipantsChanged;
import io.kanal.contracts.inbox.InboxMessage.ProfileChanged;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed.History;
import io.kanal.contracts.inbox.InboxMessage.UnknownEventReceived;
import io.kanal.contracts.inbox.Link;
import io.kanal.contracts.inbox.Participant;
import io.kanal.contracts.reply.ReplyEvent.ReplyFailed;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the other services tell of one connected account; its X id is 100, its customers are 200 and up.
 *
 * @param organization whose account it is
 * @param channel the channel that it is connected by
 */
public record TestAccount(UUID organization, UUID channel) {

    public static final String ID = "100";
    public static final String HANDLE = "shop";
    public static final Instant CONNECTED_AT = Instant.parse("2026-11-20T08:00:00Z");

    private static final AccountRef ACCOUNT = new AccountRef(ID, HANDLE);
    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");

    /** An account of a new organisation. */
    public static TestAccount create() {
        return new TestAccount(UUID.randomUUID(), UUID.randomUUID());
    }

    /** The same account, connected again. */
    public TestAccount again() {
        return new TestAccount(organization, UUID.randomUUID());
    }

    /** X gives out ids in the order of time; two may have the same time. */
    public static Instant timeOf(long dmEventId) {
        return CONNECTED_AT.plusSeconds(dmEventId / 2);
    }

    public ChannelConnected connected(Instant at) {
        return new ChannelConnected(
                organization, channel, 1, state(ChannelStatus.CONNECTED, at), UUID.randomUUID(), false, SUPERVISOR);
    }

    public ChannelConnected connected() {
        return connected(CONNECTED_AT);
    }

    public ChannelStatusChanged changed(long revision, ChannelStatus status) {
        return new ChannelStatusChanged(organization, channel, revision, state(status, CONNECTED_AT), SUPERVISOR);
    }

    public ChannelDisconnected disconnected(long revision) {
        return new ChannelDisconnected(
                organization,
                channel,
                revision,
                state(ChannelStatus.DISCONNECTING, CONNECTED_AT),
                UUID.randomUUID(),
                new Receipt(Instant.now(), null, Receipt.Revocation.DONE, Instant.now()),
                SUPERVISOR);
    }

    public DirectMessageReceived received(String customer, long dmEventId, String text) {
        return received(customer, dmEventId, text, false);
    }

    public DirectMessageReceived past(String customer, long dmEventId, String text) {
        return received(customer, dmEventId, text, true);
    }

    public DirectMessageReceived received(String customer, long dmEventId, String text, boolean history) {
        return new DirectMessageReceived(
                organization,
                channel,
                ACCOUNT,
                conversation(customer),
                ConversationType.ONE_TO_ONE,
                Long.toString(dmEventId),
                new Participant(customer, null, null, null),
                text,
                List.of(),
                List.of(),
                timeOf(dmEventId),
                timeOf(dmEventId + 1),
                history);
    }

    /** A customer sends a photo, something that X does not describe, and a link. */
    public DirectMessageReceived withCards(String customer, long dmEventId, String text) {
        return new DirectMessageReceived(
                organization,
                channel,
                ACCOUNT,
                conversation(customer),
                ConversationType.ONE_TO_ONE,
                Long.toString(dmEventId),
                new Participant(customer, null, null, null),
                text,
                List.of(
                        new Attachment(Type.PHOTO, 640, 480, "https://x.com/messages/100-" + customer),
                        new Attachment(Type.UNKNOWN, null, null, null)),
                List.of(new Link("https://t.co/a", "https://shop.example/a", "shop.example/a")),
                timeOf(dmEventId),
                timeOf(dmEventId + 1),
                false);
    }

    public DirectMessageSent sent(String customer, long dmEventId, String text) {
        return new DirectMessageSent(
                organization,
                channel,
                ACCOUNT,
                conversation(customer),
                ConversationType.ONE_TO_ONE,
                Long.toString(dmEventId),
                new Participant(ID, HANDLE, null, null),
                text,
                List.of(),
                List.of(),
                timeOf(dmEventId),
                timeOf(dmEventId + 1),
                false);
    }

    /** A reply is at X. */
    public ReplySent sent(UUID reply, int attempt, String customer, long dmEventId) {
        return new ReplySent(
                organization,
                channel,
                reply,
                attempt,
                conversation(customer),
                Long.toString(dmEventId),
                timeOf(dmEventId));
    }

    public ReplyUnconfirmed unconfirmed(UUID reply, int attempt, String customer) {
        return new ReplyUnconfirmed(organization, channel, reply, attempt, conversation(customer));
    }

    public ReplyFailed failed(UUID reply, int attempt, String customer, String code) {
        return new ReplyFailed(
                organization,
                channel,
                reply,
                attempt,
                conversation(customer),
                Failure.of(code, "It did not work.", "Do something."));
    }

    public DirectMessageReceived inGroup(String group, Participant sender, long dmEventId, String text) {
        return new DirectMessageReceived(
                organization,
                channel,
                ACCOUNT,
                group,
                ConversationType.GROUP,
                Long.toString(dmEventId),
                sender,
                text,
                List.of(),
                List.of(),
                timeOf(dmEventId),
                timeOf(dmEventId + 1),
                false);
    }

    public ParticipantsChanged changed(String group, long dmEventId, List<Participant> joined, List<Participant> left) {
        return new ParticipantsChanged(
                organization,
                channel,
                ACCOUNT,
                group,
                ConversationType.GROUP,
                Long.toString(dmEventId),
                joined,
                left,
                timeOf(dmEventId),
                timeOf(dmEventId + 1),
                false);
    }

    public UnknownEventReceived unknown(String customer, long dmEventId) {
        return new UnknownEventReceived(
                organization,
                channel,
                ACCOUNT,
                conversation(customer),
                ConversationType.ONE_TO_ONE,
                Long.toString(dmEventId),
                "PollCreate",
                timeOf(dmEventId),
                timeOf(dmEventId + 1),
                false);
    }

    public ProfileChanged profile(String customer, String handle, String name) {
        return new ProfileChanged(
                organization,
                channel,
                ACCOUNT,
                new Participant(customer, handle, name, "https://pbs.example/%s.jpg".formatted(handle)));
    }

    /** How far reading has come; the next page is asked for at this time. */
    public ReadingProgressed progress(Instant nextReadAt, History history) {
        return new ReadingProgressed(
                organization, channel, ACCOUNT, nextReadAt.minusSeconds(60), nextReadAt, 60, history);
    }

    public ChannelMessagesEnded ended() {
        return new ChannelMessagesEnded(organization, channel, ACCOUNT, Instant.now(), null);
    }

    private static String conversation(String customer) {
        return ID + "-" + customer;
    }

    private static ChannelState state(ChannelStatus status, Instant connectedAt) {
        var cause = status == ChannelStatus.CONNECTED
                ? null
                : new StatusCause("because", "It is so.", "Do this.", connectedAt, Actor.SUPERVISOR);
        return new ChannelState(
                "twitter",
                new Account(ID, HANDLE, "The Shop", null),
                ConnectionMethod.LOGIN,
                status,
                cause,
                connectedAt);
    }
}
