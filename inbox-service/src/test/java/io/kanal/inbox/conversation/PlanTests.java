package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.edge.Cursor;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.Volume;
import io.kanal.inbox.conversation.ConversationQuestion.OwnedBy;
import io.kanal.inbox.storage.Plan;
import io.kanal.test.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests of the plans of {@link Conversations}: the indexes are used. */
@IntegrationTest
class PlanTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DatabaseClient database;

    private TestAccount account;

    @BeforeEach
    void fill() {
        account = Volume.of(context);
    }

    @ParameterizedTest
    @CsvSource({"ALL,conversation_latest", "UNREAD,conversation_latest", "WAITING,conversation_waiting"})
    void listsAreReadInTheOrderOfAnIndex(ConversationFilter filter, String index) {
        assertThat(plan(filter, "", null)).contains("using " + index).doesNotContain("Seq Scan on message");
    }

    @Test
    void listOfOneChannelIsReadInTheOrderOfAnIndex() {
        assertThat(plan(ConversationFilter.ALL, "", owner()))
                .containsPattern("using conversation_(account|latest)")
                .doesNotContain("Seq Scan on message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "مرحبا", "sendiri banana"})
    void searchFindsTextsByTheirIndex(String q) {
        assertThat(plan(ConversationFilter.ALL, q, null))
                .contains("Bitmap Index Scan on message_search")
                .doesNotContain("Seq Scan on message");
    }

    @Test
    void shortWordIsNotLookedForInTexts() {
        assertThat(plan(ConversationFilter.ALL, "zz", null)).doesNotContain("message_search", "Seq Scan on message");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL,",
        "UNREAD,",
        "WAITING,",
        "ALL,banana",
        "ALL,ba",
        "ALL,customer 9876",
        "ALL,talk",
        "ALL,sendiri saja",
        "ALL,مرحبا",
        "UNREAD,banana"
    })
    void listTouchesFewRows(ConversationFilter filter, String q) {
        var search = q == null ? "" : q;
        assertThat(rows(filter, search, null, UUID.randomUUID())).isLessThan(Volume.FEW_ROWS);
        assertThat(rows(filter, search, owner(), UUID.randomUUID())).isLessThan(Volume.FEW_ROWS);
    }

    @Test
    void readerWhomStatisticsDoNotKnowIsLookedUpByKey() {
        assertThat(rows(ConversationFilter.UNREAD, "", null, Volume.reader(context)))
                .isLessThan(Volume.FEW_ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNREAD", "WAITING"})
    void leavingOutADisconnectedAccountTouchesFewRows(ConversationFilter filter) {
        disconnect(true);
        try {
            assertThat(rows(filter, "", null, UUID.randomUUID())).isLessThan(Volume.FEW_ROWS);
        } finally {
            disconnect(false);
        }
    }

    private void disconnect(boolean gone) {
        database.sql("update channel set gone = :gone where id = :id")
                .bind("gone", gone)
                .bind("id", account.channel())
                .then()
                .block(Duration.ofSeconds(10));
    }

    private OwnedBy owner() {
        return new OwnedBy(account.channel(), TestAccount.ID);
    }

    private long rows(ConversationFilter filter, String q, OwnedBy owner, UUID user) {
        return Plan.rows(
                Conversations.finding(new ConversationQuestion(
                        account.organization(), user, owner, null, filter, SearchTerms.of(q), null, 51)),
                database);
    }

    private String plan(ConversationFilter filter, String q, OwnedBy owner) {
        var after = new Cursor(filter == ConversationFilter.WAITING ? Instant.EPOCH : Instant.now(), UUID.randomUUID());
        return Plan.of(
                Conversations.finding(new ConversationQuestion(
                        account.organization(), UUID.randomUUID(), owner, null, filter, SearchTerms.of(q), after, 51)),
                database);
    }
}
