package io.kanal.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every kind of record on every topic, as the sealed interfaces list them. */
final class RecordKinds {

    private RecordKinds() {}

    static List<Class<? extends KanalRecord>> all() {
        return Topics.ALL.stream().flatMap(topic -> of(topic.records())).toList();
    }

    static Stream<Class<? extends KanalRecord>> of(Class<? extends KanalRecord> records) {
        return records.isSealed()
                ? Arrays.stream(records.getPermittedSubclasses())
                        .flatMap(kind -> of(kind.asSubclass(KanalRecord.class)))
                : Stream.of(records);
    }
}
