package io.kanal.outbox;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells an outage, which passes, from a record that can never be handled. */
final class Outage {

    /**
     * SQLSTATE classes of failures that are not the record's fault: connection, rollback (deadlock, serialization), resources,
     * operator (shutdown, time limit), system, lock not available.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private Outage() {}

    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case R2dbcTransientException e -> true;
            case R2dbcNonTransientResourceException e -> true;
            case R2dbcException e -> e.getSqlState() != null && PASSING.contains(classOf(e.getSqlState()));
            case TransientDataAccessException e -> true;
            case DataAccessResourceFailureException e -> true;
            case TransactionException e -> true;
            case TimeoutException e -> true;
            case IOException e -> true;
            case InterruptedException e -> true;
            default -> isBlockTimeout(cause);
        };
    }

    private static String classOf(String sqlState) {
        return sqlState.length() < 2 ? sqlState : sqlState.substring(0, 2);
    }

    /** Reactor's block(Duration) says it with an IllegalStateException. */
    private static boolean isBlockTimeout(Throwable cause) {
        var message = cause.getMessage();
        return cause instanceof IllegalStateException
                && message != null
                && message.startsWith("Timeout on blocking read");
    }
}
