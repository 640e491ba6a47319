package io.kanal.integration.connection;

import io.kanal.edge.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The connector gave no verdict: it could not be reached, did not answer in time, or failed. */
final class ConnectorUnavailableException extends ProblemException {

    private ConnectorUnavailableException(HttpStatusCode status, String code, String detail) {
        super(status, code, detail);
    }

    /** Whether the account was connected nobody knows yet; if it was, the channel appears by itself. */
    static ConnectorUnavailableException noAnswerInTime() {
        return new ConnectorUnavailableException(
                HttpStatus.GATEWAY_TIMEOUT,
                "no-answer-in-time",
                "Connecting took too long and is being called off. If the account does not appear in a minute, try again.");
    }

    static ConnectorUnavailableException unavailable() {
        return new ConnectorUnavailableException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "connecting-unavailable",
                "Accounts cannot be connected at the moment. Try again in a minute.");
    }
}
