package io.kanal.sandbox.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A call that X refuses; carries how the refusal looks in either shape. */
public class XException extends RuntimeException {

    private final transient BiFunction<Style, Switches, XAnswer> answer;

    /** A refusal that X has a fixed body for. */
    public XException(XFailure failure) {
        super(failure.name());
        this.answer = failure::answer;
    }

    private XException(String message, BiFunction<Style, Switches, XAnswer> answer) {
        super(message);
        this.answer = answer;
    }

    /** 400: a parameter is not what X expects. */
    public static XException invalid(String parameter, String value, String message) {
        return new XException(
                message, (style, switches) -> XAnswer.problem(400, invalidBody(parameter, value, message, switches)));
    }

    /** 404: the thing that was asked for is not there. */
    public static XException notFound(String resourceType, String parameter, String value) {
        return new XException(
                "not found",
                (style, switches) -> XAnswer.problem(404, notFoundBody(resourceType, parameter, value, switches)));
    }

    /** How X describes something that is not there, also inside an otherwise good answer. */
    public static Map<String, Object> notFoundBody(
            String resourceType, String parameter, String value, Switches switches) {
        var body = new LinkedHashMap<String, Object>();
        body.put("value", value);
        body.put(
                "detail",
                "Could not find %s with %s: [%s].".formatted(resourceType.replace('_', ' '), parameter, value));
        body.put("title", "Not Found Error");
        body.put("resource_type", resourceType);
        body.put("parameter", parameter);
        body.put("resource_id", value);
        body.put("type", switches.problemType("resource-not-found"));
        return body;
    }

    /** How this refusal looks. */
    public XAnswer answer(Style style, Switches switches) {
        return answer.apply(style, switches);
    }

    private static Map<String, Object> invalidBody(String parameter, String value, String message, Switches switches) {
        var error = new LinkedHashMap<String, Object>();
        error.put("parameters", Map.of(parameter, List.of(value)));
        error.put("message", message);
        var body = new LinkedHashMap<String, Object>();
        body.put("errors", List.of(error));
        body.put("title", "Invalid Request");
        body.put("detail", "One or more parameters to your request was invalid.");
        body.put("type", switches.problemType("invalid-request"));
        body.put("status", 400);
        return body;
    }
}
