package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.inbox.ConnectedInbox;
import io.kanal.inbox.TestInbox;
import io.kanal.test.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of who may ask for conversations, and how, on a real database. */
class ConversationAccessTests extends ConnectedInbox {

    private static final String PATH = "/api/inbox/conversations";

    @Test
    void anotherOrganisationSeesNothing() {
        inbox.hear(account.received("200", 10, "secret"));
        var id = TestInbox.id(inbox.conversations().get(0));
        var message = TestInbox.id(inbox.messages().get(0));
        var stranger = new TestInbox(context, UUID.randomUUID());

        assertThat(stranger.conversations()).isEmpty();
        assertThat(stranger.get(PATH + "?q=secret").get("items")).isEmpty();
        assertThat(stranger.get("/api/inbox/channels").get("items")).isEmpty();
        List.of(PATH + "/" + id, PATH + "/" + id + "/messages", PATH + "?channelId=" + account.channel())
                .forEach(path -> stranger.response(path)
                        .expectStatus()
                        .isNotFound()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("not-found"));
        stranger.post(PATH + "/" + id + "/read", "{\"upTo\":\"" + message + "\"}")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void operatorBelongsToNoOrganisation() {
        var operator = new TestInbox(context, TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR"));
        List.of(PATH, PATH + "/" + UUID.randomUUID(), "/api/inbox/channels")
                .forEach(path -> operator.response(path)
                        .expectStatus()
                        .isForbidden()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("no-organization"));
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0,422,limit",
        "?limit=201,422,limit",
        "?limit=many,400,limit",
        "?filter=mine,422,filter",
        "?cursor=nonsense,400,cursor",
        "?cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaLzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA,400,cursor",
        "?channelId=x,400,channelId"
    })
    void badQueryNamesItsField(String query, int status, String field) {
        inbox.response(PATH + query)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void tooLongSearchNamesItsField() {
        inbox.response(PATH + "?q={q}", "x".repeat(201))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("q");
    }

    @Test
    void malformedIdIsUnknown() {
        List.of("/x", "/x/messages", "/" + UUID.randomUUID(), "/" + UUID.randomUUID() + "/messages")
                .forEach(path -> inbox.response(PATH + path).expectStatus().isNotFound());
    }
}
