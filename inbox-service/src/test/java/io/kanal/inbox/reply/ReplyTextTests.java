package io.kanal.inbox.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kanal.edge.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link ReplyText}, and of how a time that has passed is said. */
class ReplyTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"ok", " padded \n", "👩‍👩‍👧‍👦 مرحبا", "&amp; <b>", "a\u0001\u001b\u007f\u202eb", "\u2400"})
    void isWhatWasTyped(String typed) {
        assertThat(ReplyText.of(typed)).isEqualTo(typed);
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(ReplyText.of("a\ud83d b \ude4f")).isEqualTo("a\ufffd b \ufffd");
        assertThat(ReplyText.of("🙏")).isEqualTo("🙏");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(ReplyText.of("🙏".repeat(10_000))).hasSize(20_000);
        assertWrong("🙏".repeat(10_001), "too-long");
        assertWrong("x".repeat(10_001), "too-long");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t "})
    void needsSomethingInIt(String typed) {
        assertWrong(typed, "required");
    }

    @ParameterizedTest
    @CsvSource({
        "-5,just now",
        "0,just now",
        "1,1 second ago",
        "20,20 seconds ago",
        "60,1 minute ago",
        "3599,59 minutes ago",
        "7200,2 hours ago",
        "86400,1 day ago",
        "300000,3 days ago"
    })
    void saysHowLongAgo(long seconds, String said) {
        assertThat(ReplyProblems.ago(Duration.ofSeconds(seconds))).isEqualTo(said);
    }

    private static void assertWrong(String typed, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ReplyText.of(typed))
                .satisfies(
                        problem -> assertThat(problem.getBody().getProperties().get("errors"))
                                .asString()
                                .contains("text", code));
    }
}
