package io.kanal.sandbox.dm;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/** Where a page begins, as base32hex text that is good for one account and one list only. */
record PageToken(Direction direction, long eventId, Instant issuedAt) {

    enum Direction {
        OLDER,
        NEWER
    }

    private static final int BASE_32 = 32;
    private static final int BYTES = 1 + Long.BYTES + Long.BYTES + Integer.BYTES;

    /** The token on the wire. */
    String encoded(String list) {
        var bytes = ByteBuffer.allocate(BYTES)
                .put((byte) (direction.ordinal() + 1))
                .putLong(eventId)
                .putLong(issuedAt.toEpochMilli())
                .putInt(checksum(list));
        return new BigInteger(1, bytes.array()).toString(BASE_32);
    }

    /** Reads a token; empty if it was not made for this list. */
    static Optional<PageToken> decoded(String text, String list) {
        if (!text.matches("[0-9a-v]{16,64}")) {
            return Optional.empty();
        }
        var bytes = new BigInteger(text, BASE_32).toByteArray();
        if (bytes.length != BYTES || bytes[0] < 1 || bytes[0] > Direction.values().length) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var direction = Direction.values()[buffer.get() - 1];
        var token = new PageToken(direction, buffer.getLong(), Instant.ofEpochMilli(buffer.getLong()));
        return buffer.getInt() == token.checksum(list) ? Optional.of(token) : Optional.empty();
    }

    private int checksum(String list) {
        var crc = new CRC32();
        var content = String.join(
                "/", direction.name(), Long.toString(eventId), Long.toString(issuedAt.toEpochMilli()), list);
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
