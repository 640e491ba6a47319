package io.kanal.sandbox.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as X writes them: always with milliseconds. */
public final class XTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private XTime() {}

    /** The time as text. */
    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
