package io.kanal.twitter.reading;

import org.jspecify.annotations.Nullable;

/** What X is asked for next. */
public sealed interface ReadRequest {

    /** The largest page that X gives. */
    int LARGEST_PAGE = 100;

    /** How many events the page may hold. */
    int maxResults();

    /** What X gave us to go on from; null for the newest page. */
    @Nullable
    String token();

    /** The newest page. */
    record Top(int maxResults) implements ReadRequest {

        @Override
        public @Nullable String token() {
            return null;
        }
    }

    /**
     * The next page of a gap.
     *
     * @param gap the gap as the reading has it
     */
    record Further(Gap gap, int maxResults) implements ReadRequest {

        @Override
        public @Nullable String token() {
            return gap.token();
        }
    }
}
