package io.kanal.twitter.polling;

import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reading.Gap;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A gap as it stands in the column reading.gaps. */
record StoredGap(
        Gap.Kind kind,
        @Nullable String upper,
        @Nullable String lower,
        @Nullable Instant since,
        @Nullable String token) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static String write(List<Gap> gaps) {
        return JSON.writeValueAsString(gaps.stream().map(StoredGap::of).toList());
    }

    static List<Gap> read(String json) {
        return List.of(JSON.readValue(json, StoredGap[].class)).stream()
                .map(StoredGap::gap)
                .toList();
    }

    private static StoredGap of(Gap gap) {
        return new StoredGap(gap.kind(), text(gap.upper()), text(gap.lower()), gap.since(), gap.token());
    }

    private Gap gap() {
        return new Gap(kind, id(upper), id(lower), since, token);
    }

    private static @Nullable String text(@Nullable EventId id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable EventId id(@Nullable String text) {
        return text == null ? null : EventId.of(text);
    }
}
