package io.kanal.twitter.credential;

/**
 * Where sealed values lie. Each is bound to the organisation and to the id of its row.
 *
 * @param table the table
 * @param id the column of the row's id
 * @param sealed the column of the sealed value
 */
record SealedPlace(String table, String id, String sealed) {

    /** Which key sealed it: Tink writes the key's id behind the first byte. */
    String keyId() {
        return "('x' || encode(substring(%s from 2 for 4), 'hex'))::bit(32)::int".formatted(sealed);
    }

    /** Not null, and not emptied. */
    String present() {
        return "length(%s) > 5".formatted(sealed);
    }
}
