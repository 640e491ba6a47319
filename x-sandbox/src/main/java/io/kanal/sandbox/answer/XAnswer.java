package io.kanal.sandbox.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as X gives it, before it is written. */
public record XAnswer(int status, String contentType, Object body, Map<String, String> headers) {

    static XAnswer json(int status, Object body) {
        return new XAnswer(status, "application/json; charset=utf-8", body, Map.of());
    }

    static XAnswer problem(int status, Object body) {
        return new XAnswer(status, "application/problem+json", body, Map.of());
    }

    /** The same answer with one header more. */
    public XAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new XAnswer(status, contentType, body, more);
    }
}
