package io.kanal.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Failure;
import io.kanal.contracts.FieldError;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import io.kanal.integration.audit.Asker;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link ConnectionView}. */
class ConnectionViewTests {

    private static final Person SUPERVISOR = new Person(UUID.randomUUID(), "supervisor");

    private final Connection connection = Connection.open(
                    new Asker(UUID.randomUUID(), SUPERVISOR, "203.0.113.7"), ConnectionMethod.LOGIN)
            .next();

    @Test
    void anUndecidedConnectionHasNoChannelYet() {
        var json = json(connection);

        assertThat(json.propertyNames()).containsExactlyInAnyOrder("connectionId", "state");
        assertThat(json.get("state").asString()).isEqualTo("AWAITING_AUTHORIZATION");
    }

    @Test
    void registeringIsShownAsVerifying() {
        var registering = connection
                .on(new TwitterAccountAuthorized(
                        connection.organizationId(),
                        connection.channelId(),
                        connection.id(),
                        new Account("42", "kopi_senja", "Kopi Senja", null),
                        ConnectionMethod.LOGIN,
                        SUPERVISOR))
                .next();

        assertThat(registering.state()).isEqualTo(ConnectionState.REGISTERING);
        assertThat(json(registering).get("state").asString()).isEqualTo("VERIFYING");
    }

    @Test
    void aFailureShowsItsRemedyAndItsFields() {
        var failure = new Failure(
                "app-keys-wrong", "Wrong.", "Copy them again.", List.of(new FieldError("apiKey", "c", "m")));

        var shown = json(failed(failure)).get("failure");

        assertThat(shown.get("remedy").asString()).isEqualTo("Copy them again.");
        assertThat(shown.get("errors").get(0).get("field").asString()).isEqualTo("apiKey");
    }

    @Test
    void aFailureWithoutFieldsHasNoErrors() {
        assertThat(json(failed(Failure.of("x-unreachable", "X is away.", null)))
                        .get("failure")
                        .propertyNames())
                .containsExactlyInAnyOrder("code", "message");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"CANCELLED", "EXPIRED"})
    void everyEndHasItsCodeAndItsRemedy(Outcome outcome) {
        var shown = json(ended(outcome, null)).get("failure");

        assertThat(shown.get("code").asString()).isEqualToIgnoringCase(outcome.name());
        assertThat(shown.get("remedy").asString()).startsWith("Start again");
    }

    private Connection failed(Failure failure) {
        return ended(Outcome.FAILED, failure);
    }

    private Connection ended(Outcome outcome, @Nullable Failure failure) {
        return connection
                .on(new TwitterAuthorizationEnded(
                        connection.organizationId(), connection.channelId(), connection.id(), outcome, failure))
                .next();
    }

    private static JsonNode json(Connection connection) {
        return JsonMapper.shared().valueToTree(ConnectionView.of(connection));
    }
}
