package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.inbox.Participant;
import io.kanal.inbox.ConnectedInbox;
import io.kanal.inbox.TestAccount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of whether a conversation can be answered, and why not, on a real database. */
class CannotReplyTests extends ConnectedInbox {

    @Test
    void groupThatTheAccountLeftCannotBeAnswered() {
        var self = new Participant(TestAccount.ID, TestAccount.HANDLE, null, null);
        inbox.hear(
                account.inGroup("999000111222333", new Participant("300", "ana", "Ana", null), 10, "bye"),
                account.changed("999000111222333", 11, List.of(), List.of(self)));

        assertThat(inbox.conversations().get(0).at("/cannotReply/code").asString())
                .isEqualTo("not-in-group");
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTED,",
        "LIMITED,",
        "X_UNREACHABLE,",
        "PAUSED,channel-paused",
        "DISCONNECTING,channel-disconnecting",
        "OUT_OF_CREDIT,because",
        "SUSPENDED,because",
        "NEEDS_REAUTHORIZATION,because"
    })
    void statusTellsWhetherOneCanReply(ChannelStatus status, String code) {
        inbox.hear(account.received("200", 10, "hello"));
        inbox.hear(account.changed(2, status));
        inbox.hear(account.changed(1, ChannelStatus.SUSPENDED));

        var conversation = inbox.conversations().get(0);
        assertThat(conversation.at("/channel/status").asString()).isEqualTo(status.name());
        assertThat(conversation.at("/cannotReply/code").asString("")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void conversationsStayReadableWhenTheChannelIsGone() {
        inbox.hear(account.received("200", 10, "hello"), account.ended());
        inbox.hear(account.disconnected(3));

        var conversation = inbox.conversations().get(0);
        assertThat(conversation.at("/channel/status").asString()).isEqualTo("DISCONNECTED");
        assertThat(conversation.at("/cannotReply/code").asString()).isEqualTo("channel-disconnected");
        assertThat(inbox.messages()).hasSize(1);
        assertThat(inbox.get("/api/inbox/channels").get("items")).isEmpty();
    }
}
