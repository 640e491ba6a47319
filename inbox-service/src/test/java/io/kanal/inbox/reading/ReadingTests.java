package io.kanal.inbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed.History;
import io.kanal.inbox.ConnectedInbox;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of {@link Readings} on a real database: what an order to a channel changes is seen. */
class ReadingTests extends ConnectedInbox {

    private static final Instant NEXT = Instant.parse("2026-11-22T10:01:00Z");
    private static final Instant MONTH_AGO = Instant.parse("2026-10-23T10:00:00Z");

    @Test
    void channelThatIsPausedReadsNothingNextUntilItIsResumed() {
        inbox.hear(account.progress(NEXT, null));
        assertThat(channel().get("nextReadAt").asString()).isEqualTo(NEXT.toString());

        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        assertThat(channel().has("nextReadAt")).isFalse();
        assertThat(channel().get("completeUntil").asString())
                .isEqualTo(NEXT.minusSeconds(60).toString());

        inbox.hear(account.changed(3, ChannelStatus.CONNECTED));
        assertThat(channel().get("nextReadAt").asString()).isEqualTo(NEXT.toString());
    }

    @Test
    void channelThatLeavesReadsNothingNext() {
        inbox.hear(account.progress(NEXT, null));
        inbox.hear(account.ended());

        assertThat(channel().has("nextReadAt")).isFalse();
    }

    @Test
    void checkThatWasOrderedMovesTheTimes() {
        inbox.hear(account.progress(NEXT, null));
        inbox.hear(account.progress(NEXT.plusSeconds(20), null));

        assertThat(channel().get("nextReadAt").asString())
                .isEqualTo(NEXT.plusSeconds(20).toString());
        assertThat(channel().has("history")).isFalse();
    }

    @Test
    void historyThatIsReadOnNoLongerStops() {
        inbox.hear(account.progress(NEXT, new History(MONTH_AGO.plusSeconds(99), 5_000, false, true)));
        assertThat(channel().at("/history/stopped").asBoolean()).isTrue();

        inbox.hear(account.progress(NEXT, new History(MONTH_AGO, 5_700, true, false)));
        var history = channel().get("history");
        assertThat(history.get("stopped").asBoolean()).isFalse();
        assertThat(history.get("done").asBoolean()).isTrue();
        assertThat(history.get("messages").asInt()).isEqualTo(5_700);
        assertThat(history.get("backTo").asString()).isEqualTo(MONTH_AGO.toString());
    }

    private JsonNode channel() {
        return inbox.get("/api/inbox/channels").at("/items/0");
    }
}
