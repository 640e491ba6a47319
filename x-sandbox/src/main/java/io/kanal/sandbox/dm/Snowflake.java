package io.kanal.sandbox.dm;

import java.time.Instant;

/** X's ids: milliseconds since X's own epoch, and 22 bits that tell those of one millisecond apart. */
final class Snowflake {

    /** Before this there is no id: 2010-11-04T01:42:54.657Z. */
    static final Instant EPOCH = Instant.ofEpochMilli(1_288_834_974_657L);

    private static final int SEQUENCE_BITS = 22;

    private Snowflake() {}

    /** The smallest id of that millisecond. */
    static long first(Instant time) {
        return first(time.toEpochMilli());
    }

    static long first(long epochMilli) {
        return (epochMilli - EPOCH.toEpochMilli()) << SEQUENCE_BITS;
    }

    /** When the thing with that id was made. */
    static Instant time(long id) {
        return Instant.ofEpochMilli((id >> SEQUENCE_BITS) + EPOCH.toEpochMilli());
    }
}
