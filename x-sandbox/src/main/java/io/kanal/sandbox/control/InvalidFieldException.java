package io.kanal.sandbox.control;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What somebody asked of the control side cannot be done as it was written: 422, with the field named. */
public class InvalidFieldException extends ErrorResponseException {

    /** Says what is wrong with that field. */
    public InvalidFieldException(String field, String code, String message) {
        this(List.of(new Invalid(field, code, message)));
    }

    InvalidFieldException(List<Invalid> errors) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, problem(errors), null);
    }

    private static ProblemDetail problem(List<Invalid> errors) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "A field is not valid.");
        problem.setProperties(Map.of("code", "invalid", "errors", errors));
        return problem;
    }

    /** One field and what is wrong with it. */
    record Invalid(String field, String code, String message) {}
}
