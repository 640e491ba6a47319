package io.kanal.integration.connection;

import io.kanal.edge.ProblemException;
import org.springframework.http.HttpStatus;

/** A connection can no longer be called off. */
final class ConnectionDecidedException extends ProblemException {

    private ConnectionDecidedException(String code, String detail) {
        super(HttpStatus.CONFLICT, code, detail);
    }

    static ConnectionDecidedException alreadyAuthorized() {
        return new ConnectionDecidedException(
                "already-authorized", "X has already let the account in. Disconnect the channel instead.");
    }

    static ConnectionDecidedException alreadyEnded() {
        return new ConnectionDecidedException("already-ended", "This connection has already ended.");
    }
}
