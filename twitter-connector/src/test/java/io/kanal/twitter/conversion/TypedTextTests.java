package io.kanal.twitter.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link TypedText}. */
class TypedTextTests {

    @ParameterizedTest
    @CsvSource({
        "a &lt; b, a < b",
        "a &gt; b, a > b",
        "Q&amp;A, Q&A",
        "&amp;lt;, &lt;",
        "&amp;amp;lt;, &amp;lt;",
        "&quot;, &quot;",
        "&#39;, &#39;",
        "&nbsp;, &nbsp;",
        "&LT;, &LT;",
        "&lt, &lt",
        "&&amp;&, &&&",
        "&lt;&gt;, <>"
    })
    void undoesExactlyThreeEscapesOnce(String sent, String typed) {
        assertThat(TypedText.ofMessage(sent)).isEqualTo(typed);
    }

    @Test
    void whatAPersonTypesComesBackWhateverItIs() {
        var random = new Random(1);
        var alphabet = "&;ampltgtquo<>#39\"' \u200d\u0301אب😀";
        for (var i = 0; i < 2_000; i++) {
            var typed = alphabet.codePoints()
                    .flatMap(any -> random.ints(2, 0, alphabet.length()).map(alphabet::codePointAt))
                    .filter(codePoint -> !Character.isSurrogate((char) codePoint) || codePoint > 0xFFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var sent = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            assertThat(TypedText.ofMessage(sent)).isEqualTo(typed);
        }
    }

    @Test
    void replacesWhatCannotBeStored() {
        assertThat(TypedText.storable("a\u0000b")).isEqualTo("a\u2400b");
        assertThat(TypedText.storable("a\ud83d b")).isEqualTo("a\ufffd b");
        assertThat(TypedText.storable("\ude00")).isEqualTo("\ufffd");
        assertThat(TypedText.storable("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
    }

    @Test
    void leavesEverythingElseAlone() {
        var all = new StringBuilder();
        for (var codePoint = 1; codePoint < 0x11_0000; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                all.appendCodePoint(codePoint);
            }
        }
        assertThat(TypedText.storable(all.toString())).isEqualTo(all.toString());
        assertThat(TypedText.ofMessage("👩‍👩‍👧 مرحبا e\u0301 \t\n\u0007"))
                .isEqualTo("👩‍👩‍👧 مرحبا e\u0301 \t\n\u0007");
    }
}
