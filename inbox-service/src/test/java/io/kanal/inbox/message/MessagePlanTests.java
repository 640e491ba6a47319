package io.kanal.inbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.edge.Cursor;
import io.kanal.inbox.TestInbox;
import io.kanal.inbox.Volume;
import io.kanal.inbox.storage.Plan;
import io.kanal.test.IntegrationTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests of the plan of {@link Messages}: a page is read from the index, wherever it begins. */
@IntegrationTest
class MessagePlanTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DatabaseClient database;

    @Test
    void pageOfALongConversationIsReadInTheOrderOfTheIndex() {
        var account = Volume.of(context);
        var inbox = new TestInbox(context, account.organization());
        var conversation = inbox.get("/api/inbox/conversations?q=first").at("/items/0");
        var somewhere = inbox.messages(conversation).get(150);

        var plan = Plan.of(
                Messages.listing(
                        account.organization(),
                        UUID.fromString(TestInbox.id(conversation)),
                        new Cursor(Instant.EPOCH, UUID.fromString(TestInbox.id(somewhere))),
                        201),
                database);
        assertThat(plan).contains("Index Scan Backward using message_order").doesNotContain("Sort Key: message");
    }
}
