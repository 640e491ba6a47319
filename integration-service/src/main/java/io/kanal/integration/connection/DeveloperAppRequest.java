package io.kanal.integration.connection;

import io.kanal.edge.ProblemException.InvalidField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The developer form. Its four keys are passed on and never kept. */
record DeveloperAppRequest(
        @Nullable String apiKey,
        @Nullable String apiKeySecret,
        @Nullable String accessToken,
        @Nullable String accessTokenSecret,
        @Nullable HistoryDays historyDays) {

    /** Takes away the space that copying leaves around a key. */
    DeveloperAppRequest {
        apiKey = stripped(apiKey);
        apiKeySecret = stripped(apiKeySecret);
        accessToken = stripped(accessToken);
        accessTokenSecret = stripped(accessTokenSecret);
    }

    /** All that can be seen to be wrong without asking X. */
    List<InvalidField> errors() {
        var errors = new ArrayList<InvalidField>();
        KeyFormat.API_KEY.errorIn(apiKey).ifPresent(errors::add);
        KeyFormat.API_KEY_SECRET.errorIn(apiKeySecret).ifPresent(errors::add);
        KeyFormat.ACCESS_TOKEN.errorIn(accessToken).ifPresent(errors::add);
        KeyFormat.ACCESS_TOKEN_SECRET.errorIn(accessTokenSecret).ifPresent(errors::add);
        errors.addAll(HistoryDays.errorsOf(historyDays));
        return List.copyOf(errors);
    }

    /** The call to the connector; only after {@link #errors()} found none. */
    ConnectorClient.DeveloperApp authorizationOf(Connection connection) {
        return new ConnectorClient.DeveloperApp(
                connection.id(),
                connection.channelId(),
                HistoryDays.orDefault(historyDays),
                Objects.requireNonNull(apiKey),
                Objects.requireNonNull(apiKeySecret),
                Objects.requireNonNull(accessToken),
                Objects.requireNonNull(accessTokenSecret));
    }

    @Override
    public String toString() {
        return "DeveloperAppRequest[keys hidden, historyDays=%s]".formatted(historyDays);
    }

    private static @Nullable String stripped(@Nullable String value) {
        return value == null ? null : value.strip();
    }
}
