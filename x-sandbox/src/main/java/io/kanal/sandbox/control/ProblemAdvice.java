package io.kanal.sandbox.control;

import io.kanal.sandbox.control.InvalidFieldException.Invalid;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Problem details for the control side: invalid fields are 422 and named, anything unforeseen is a neutral 500. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getFieldErrors().stream().map(ProblemAdvice::error).toList();
        return handleExceptionInternal(
                new InvalidFieldException(errors), null, headers, HttpStatus.UNPROCESSABLE_CONTENT, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleViolation(ConstraintViolationException invalid, WebRequest request) {
        var errors = invalid.getConstraintViolations().stream()
                .map(ProblemAdvice::error)
                .toList();
        return handleExceptionInternal(
                new InvalidFieldException(errors), null, new HttpHeaders(), HttpStatus.UNPROCESSABLE_CONTENT, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleUnforeseen(RuntimeException unforeseen, WebRequest request) {
        log.error("Unforeseen failure", unforeseen);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong in the sandbox.");
        return handleExceptionInternal(
                unforeseen, problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    private static Invalid error(FieldError error) {
        return new Invalid(error.getField(), "invalid", message(error.getDefaultMessage()));
    }

    private static Invalid error(ConstraintViolation<?> violation) {
        return new Invalid(violation.getPropertyPath().toString(), "invalid", message(violation.getMessage()));
    }

    private static String message(@Nullable String text) {
        return text == null ? "is not valid" : text;
    }
}
