package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Tests of searching on a real database. */
@IntegrationTest
class SearchTests {

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    private TestInbox inbox;

    @BeforeEach
    void fill() {
        inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
        inbox.hear(
                account.received("200", 10, "Berapa harga sepatu?"),
                account.profile("200", "budi_s", "Budi Santoso"),
                account.received("201", 11, "مرحبا، كم السعر؟"),
                account.profile("201", "layla", "ليلى"),
                account.received("202", 12, "こんにちは、値段を教えてください"),
                account.profile("202", "yuki", "雪"),
                account.received("203", 13, "ราคาเท่าไหร่ครับ"),
                account.received("204", 14, "ПРИВЕТ, Сколько стоит?"),
                account.received("205", 15, "नमस्ते, कीमत क्या है"),
                account.received("206", 16, "100% cotton_shirt \\o/ 👩‍👩‍👧‍👦"),
                account.received("207", 17, "ＦＵＬＬ width cafe\u0301"),
                account.sent("207", 18, "our own answer"));
    }

    @ParameterizedTest
    @CsvSource({
        "harga,200",
        "HARGA,200",
        "'harga  sepatu',200",
        "sepatu berapa,200",
        "budi,200",
        "santoso,200",
        "@budi_s,200",
        "bu,200",
        "sa,200",
        "السعر,201",
        "ليلى,201",
        "لي,201",
        "教えて,202",
        "雪,202",
        "เท่าไหร่,203",
        "привет,204",
        "सकते है,",
        "कीमत,205",
        "100%,206",
        "n_s,206",
        "\\o/,206",
        "👩‍👩‍👧‍👦,206",
        "full,207",
        "café,207",
        "own answer,207",
        "harga nothing,",
        "shop,",
        "ar,",
        "%%%,",
        "___,"
    })
    void findsByNameHandleAndTextInAnyScript(String query, String customer) {
        assertThat(customers(query)).isEqualTo(customer == null ? List.of() : List.of(customer));
    }

    @Test
    void blankSearchIsNoSearch() {
        assertThat(customers("   ")).hasSize(8);
    }

    @Test
    void searchAndFilterTogetherNarrow() {
        assertThat(inbox.get("/api/inbox/conversations?q=answer&filter=waiting").get("items"))
                .isEmpty();
        assertThat(inbox.get("/api/inbox/conversations?q=harga&filter=waiting&channelId={id}", account.channel())
                        .get("items"))
                .hasSize(1);
    }

    private List<String> customers(String query) {
        return StreamSupport.stream(
                        inbox.get("/api/inbox/conversations?q={q}", query)
                                .get("items")
                                .spliterator(),
                        false)
                .map(item -> item.at("/customer/id").asString())
                .toList();
    }
}
