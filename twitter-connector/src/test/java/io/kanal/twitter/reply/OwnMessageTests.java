package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.inbox.Link;
import io.kanal.twitter.conversion.TypedText;
import io.kanal.twitter.reading.EventId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link OwnMessage}: a text is known again by what X makes of it. */
class OwnMessageTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "a < b && c > d",
                "&amp; stays &lt;",
                "line\nline",
                " spaces around ",
                "e\u0301",
                "مرحبا 👩‍👩‍👧‍👦 ไทย",
                "50% (a+b)* \\Q[x]\\E $1",
                "\u202eoverride"
            })
    void aTextIsKnownAgain(String typed) {
        var escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(shown(TypedText.ofMessage(escaped)).isAsTyped(typed)).isTrue();
    }

    @Test
    void anotherTextIsNot() {
        assertThat(shown("ok").isAsTyped("ok.")).isFalse();
        assertThat(shown("ok").isAsTyped("Ok")).isFalse();
        assertThat(shown("ok ok").isAsTyped("ok")).isFalse();
        assertThat(shown("").isAsTyped("ok")).isFalse();
    }

    @Test
    void spaceDoesNotCount() {
        assertThat(shown("one two").isAsTyped("one\r\n two \u00a0")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see https://kopi.example/menu today",
                "see http://kopi.example/menu today",
                "see kopi.example/menu today",
                "see https://Kopi.example/menu/ today",
                "see https://t.co/abc today"
            })
    void aShortenedAddressIsKnownByWhereItLeads(String typed) {
        var message = shown(
                "see https://t.co/abc today",
                new Link("https://t.co/abc", "https://kopi.example/menu", "kopi.example/menu"));
        assertThat(message.isAsTyped(typed)).isTrue();
    }

    @Test
    void anAddressThatLeadsElsewhereIsNotIt() {
        var message =
                shown("see https://t.co/abc today", new Link("https://t.co/abc", "https://kopi.example/menu", null));
        assertThat(message.isAsTyped("see https://kopi.example/other today")).isFalse();
        assertThat(message.isAsTyped("see https://kopi.example/menu tomorrow")).isFalse();
    }

    @Test
    void anAddressOfWhichXDoesNotSayWhereItLeadsMayBeAny() {
        var message = shown("https://t.co/abc and https://t.co/def", new Link("https://t.co/def", null, null));
        assertThat(message.isAsTyped("https://kopi.example/a?b=c&d=(e) and example.com"))
                .isTrue();
        assertThat(message.isAsTyped("https://kopi.example/a or example.com")).isFalse();
    }

    private static OwnMessage shown(String text, Link... links) {
        return new OwnMessage("1000-2000", EventId.of("1"), NOON, text, List.of(links));
    }
}
