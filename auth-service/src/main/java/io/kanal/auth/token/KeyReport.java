package io.kanal.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The keys, by their ids; none of this is secret.
 *
 * @param primary the key of the keyset that seals
 * @param known all keys of the keyset
 * @param sealed how many signing keys each has sealed
 * @param signing the keys of access tokens, the one that signs last first
 */
record KeyReport(long primary, Set<Long> known, Map<Long, Long> sealed, List<Signing> signing) {

    /**
     * A key of access tokens.
     *
     * @param id its {@code kid}
     * @param useFrom when it begins to sign
     */
    record Signing(String id, Instant useFrom) {}

    static KeyReport of(Keys keys, List<SealedKey> rows) {
        return new KeyReport(
                Integer.toUnsignedLong(keys.primary()),
                keys.known().stream().map(Integer::toUnsignedLong).collect(Collectors.toCollection(TreeSet::new)),
                rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> Integer.toUnsignedLong(Keys.keyOf(row)), TreeMap::new, Collectors.counting())),
                rows.stream().map(row -> new Signing(row.id(), row.useFrom())).toList());
    }
}
