package io.kanal.auth.login;

import io.kanal.edge.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 429: too many wrong passwords. It says nothing about the password of this try, nor whether the user exists. */
class TooManyAttemptsException extends ProblemException {

    static final String CODE = "too-many-attempts";

    TooManyAttemptsException(Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS, CODE, "Too many wrong passwords. Wait a few minutes and try again.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    }
}
