package io.kanal.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A sample of each kind of record, every field filled, with values that could be real. */
final class Samples {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("id", "1590000000000000001"),
            Map.entry("address", "203.0.113.7"),
            Map.entry("handle", "kopi_senja"),
            Map.entry("displayName", "Kopi Senja"),
            Map.entry("avatarUrl", "https://pbs.twimg.com/profile_images/1/kopi_senja.jpg"),
            Map.entry("username", "supervisor"),
            Map.entry("provider", "twitter"),
            Map.entry("code", "out-of-credit"),
            Map.entry("message", "The developer app has no credit at X."),
            Map.entry("remedy", "Add credit at X; reading goes on by itself."),
            Map.entry("field", "apiKey"),
            Map.entry("conversationId", "1590000000000000001-1590000000000000002"),
            Map.entry("dmEventId", "1990000000000000003"),
            Map.entry("accountId", "1590000000000000001"),
            Map.entry("text", "Halo, apakah pesanan saya sudah dikirim? \uD83D\uDE4F <b>&amp;</b>"),
            Map.entry("eventType", "MessageEdit"),
            Map.entry("openAtX", "https://x.com/messages/1590000000000000001-1590000000000000002"),
            Map.entry("url", "https://t.co/abc123"),
            Map.entry("expandedUrl", "https://example.com/orders/7"),
            Map.entry("displayUrl", "example.com/orders/7"));

    private static final Map<Type, Function<String, Object>> PLAIN = Map.of(
            UUID.class, name -> new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + Math.abs(name.hashCode())),
            Instant.class, name -> Instant.parse("2026-11-22T09:15:00.123Z"),
            String.class, Samples::text,
            boolean.class, name -> true,
            int.class, name -> 3,
            Integer.class, name -> 3,
            long.class, name -> 7L);

    private Samples() {}

    static KanalRecord of(Class<? extends KanalRecord> kind) {
        return (KanalRecord) sample(kind, kind.getSimpleName());
    }

    private static Object sample(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            return List.of(sample(list.getActualTypeArguments()[0], name));
        }
        var plain = PLAIN.get(type);
        if (plain != null) {
            return plain.apply(name);
        }
        var kind = (Class<?>) type;
        return kind.isEnum() ? kind.getEnumConstants()[0] : record(kind);
    }

    private static String text(String name) {
        var text = TEXTS.get(name);
        if (text == null) {
            throw new IllegalArgumentException("No sample text for a field named " + name);
        }
        return text;
    }

    private static Object record(Class<?> type) {
        var values = Arrays.stream(type.getRecordComponents())
                .map(component -> sample(component.getGenericType(), component.getName()))
                .toArray();
        try {
            return constructorOf(type).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> constructorOf(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class[]::new));
    }
}
