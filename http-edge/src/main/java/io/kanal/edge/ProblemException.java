package io.kanal.edge;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A call that is answered with problem details (RFC 9457): {@code type}, {@code title}, {@code status}, {@code detail},
 * {@code code}, and for forms {@code errors}.
 */
public class ProblemException extends ErrorResponseException {

    /** RFC 9457, section 4.2.1: the problem is what its status says; {@code code} tells more. */
    static final URI NO_TYPE = URI.create("about:blank");

    /**
     * A problem.
     *
     * @param status the HTTP status
     * @param code the stable code that the panel translates by
     * @param detail what happened and what to do, in English
     */
    public ProblemException(HttpStatusCode status, String code, String detail) {
        super(status, problem(status, code, detail, List.of()), null);
    }

    /** A problem with fields of a form. */
    public ProblemException(HttpStatusCode status, String code, String detail, List<InvalidField> errors) {
        super(status, problem(status, code, detail, errors), null);
    }

    /** 404: there is no such thing, or it is another organisation's, which is the same to the caller. */
    public static ProblemException notFound(String thing, Object id) {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is no %s %s.".formatted(thing, id));
    }

    /** 422: fields of a form are wrong. */
    public static ProblemException invalid(List<InvalidField> errors) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", "Some fields need another look.", errors);
    }

    static ProblemDetail problem(HttpStatusCode status, String code, String detail, List<InvalidField> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(NO_TYPE);
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    /**
     * What is wrong with one field.
     *
     * @param field the field's name in the request
     * @param code the stable code that the panel translates by
     * @param message the English sentence
     */
    public record InvalidField(String field, String code, String message) {}
}
