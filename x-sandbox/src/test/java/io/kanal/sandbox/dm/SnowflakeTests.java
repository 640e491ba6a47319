package io.kanal.sandbox.dm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests for {@link Snowflake} and {@link PageToken}. */
class SnowflakeTests {

    @Test
    void tellsTheTimeOfAnIdOfX() {
        // An event id in X's documentation; its created_timestamp there is 30 ms later.
        assertThat(Snowflake.time(2080765901528535096L)).isEqualTo(Instant.ofEpochMilli(1784928224342L));
    }

    @Test
    void beginsEachMillisecondWithItsSmallestId() {
        var time = Instant.parse("2026-11-22T12:00:00.123Z");

        assertThat(Snowflake.time(Snowflake.first(time))).isEqualTo(time);
        assertThat(Snowflake.time(Snowflake.first(time) - 1)).isEqualTo(time.minusMillis(1));
    }

    @Test
    void pageTokensAreGoodForTheirListOnly() {
        var token = new PageToken(PageToken.Direction.NEWER, 42, Instant.parse("2026-11-22T12:00:00.123Z"));

        var text = token.encoded("7/2/dm_events");

        assertThat(text).matches("[0-9a-v]{16,}");
        assertThat(PageToken.decoded(text, "7/2/dm_events")).contains(token);
        assertThat(PageToken.decoded(text, "8/2/dm_events")).isEmpty();
        assertThat(PageToken.decoded(text.replaceFirst(".$", "x"), "7/2/dm_events"))
                .isEmpty();
        assertThat(PageToken.decoded("0".repeat(33), "7/2/dm_events")).isEmpty();
    }
}
