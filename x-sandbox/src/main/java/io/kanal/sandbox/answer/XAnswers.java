package io.kanal.sandbox.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes X's answers, in the shape that belongs to the path that was asked. */
@Component
public class XAnswers {

    /** Escapes keep half a surrogate pair, which UTF-8 cannot, and which people do manage to send. */
    private final JsonMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final CurrentSwitches switches;

    XAnswers(CurrentSwitches switches) {
        this.switches = switches;
    }

    /** The bytes of a body. */
    public byte[] bytes(Object body) {
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(body);
    }

    /** Refuses the call. */
    public void write(XException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(refusal.answer(Style.of(request.getRequestURI()), switches.get()), response);
    }

    /** Answers the call. */
    public void write(XAnswer answer, HttpServletResponse response) throws IOException {
        var body = bytes(answer.body());
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers the call with JSON. */
    public void write(int status, Object body, HttpServletResponse response) throws IOException {
        write(XAnswer.json(status, body), response);
    }
}
