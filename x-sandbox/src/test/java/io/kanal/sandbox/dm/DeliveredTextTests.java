package io.kanal.sandbox.dm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.answer.Switches;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests for {@link DeliveredText}. */
class DeliveredTextTests {

    private static final Switches AS_X = new Switches("2.167", false, true, true, false, false);
    private static final Switches SHORT_LINKS = new Switches("2.167", false, true, true, true, false);

    @Test
    void escapesThreeCharactersAndNoOther() {
        assertThat(DeliveredText.of("a < b && c > d \"e\" &amp;", AS_X).text())
                .isEqualTo("a &lt; b &amp;&amp; c &gt; d \"e\" &amp;amp;");
    }

    @Test
    @SuppressWarnings("unchecked")
    void findsLinksWhereTheyAreCountedInCodePoints() {
        var delivered = DeliveredText.of("🌿 see https://example.com/a?b=1&c=2, @budi #kopi", AS_X);

        var url = ((List<Map<String, Object>>) delivered.entities().get("urls")).getFirst();
        assertThat(url).containsEntry("expanded_url", "https://example.com/a?b=1&c=2");
        assertThat(url).containsEntry("start", 6).containsEntry("end", 39);
        assertThat(delivered.entities()).containsKeys("hashtags", "mentions");
    }

    @Test
    void shortensLinksWhereItIsToldTo() {
        var delivered = DeliveredText.of("see https://example.com/long/path now", SHORT_LINKS);

        assertThat(delivered.text()).matches("see https://t\\.co/[a-z0-9]{10} now");
    }
}
