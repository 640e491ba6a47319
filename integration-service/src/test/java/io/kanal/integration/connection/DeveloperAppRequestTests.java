package io.kanal.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.edge.ProblemException.InvalidField;
import io.kanal.integration.audit.Asker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link DeveloperAppRequest} and {@link KeyFormat}. */
class DeveloperAppRequestTests {

    private static final String KEY = "a".repeat(25);
    private static final String SECRET = "B".repeat(50);
    private static final String TOKEN = "2244994945-" + "c".repeat(40);
    private static final String TOKEN_SECRET = "D".repeat(45);

    @Test
    void goodKeysHaveNoErrors() {
        assertThat(new DeveloperAppRequest(KEY, SECRET, TOKEN, TOKEN_SECRET, null).errors())
                .isEmpty();
    }

    @Test
    void everyFieldIsRequired() {
        assertThat(new DeveloperAppRequest(null, "", "   ", "\t\n", null).errors())
                .extracting(InvalidField::field, InvalidField::code, InvalidField::message)
                .containsExactly(
                        tuple("apiKey", "required", "field is required"),
                        tuple("apiKeySecret", "required", "field is required"),
                        tuple("accessToken", "required", "field is required"),
                        tuple("accessTokenSecret", "required", "field is required"));
    }

    @Test
    void spaceAroundAKeyIsTakenAway() {
        var request = new DeveloperAppRequest(" " + KEY + "\n", SECRET + " ", "\t" + TOKEN, TOKEN_SECRET, null);

        assertThat(request.errors()).isEmpty();
        var connection = Connection.open(
                        new Asker(UUID.randomUUID(), new Person(UUID.randomUUID(), "owner"), "203.0.113.7"),
                        ConnectionMethod.DEVELOPER_APP)
                .next();
        assertThat(request.authorizationOf(connection).apiKey()).isEqualTo(KEY);
        assertThat(request.authorizationOf(connection).historyDays()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "has space in the middle 12",
                "with-a-hyphen-in-it-123",
                "ключ-кириллицей-длинный",
                "control\u0007character1234",
                "<script>alert(1)</script>"
            })
    void aKeyOfAnotherFormIsMalformed(String key) {
        assertThat(codeOf(KeyFormat.API_KEY, key)).isEqualTo("malformed");
    }

    @Test
    void theAccessTokenBeginsWithTheAccountsNumber() {
        assertThat(codeOf(KeyFormat.ACCESS_TOKEN, TOKEN)).isNull();
        assertThat(codeOf(KeyFormat.ACCESS_TOKEN, "6253282-" + "c".repeat(20))).isNull();
        assertThat(codeOf(KeyFormat.ACCESS_TOKEN, "c".repeat(40))).isEqualTo("malformed");
        assertThat(codeOf(KeyFormat.ACCESS_TOKEN, "1".repeat(20) + "-" + "c".repeat(40)))
                .isEqualTo("malformed");
    }

    @Test
    void aFarTooLongKeyIsCalledSo() {
        assertThat(codeOf(KeyFormat.API_KEY, "x".repeat(129))).isEqualTo("too-long");
        assertThat(codeOf(KeyFormat.ACCESS_TOKEN_SECRET, "x".repeat(100_000))).isEqualTo("too-long");
        assertThat(codeOf(KeyFormat.API_KEY, "x".repeat(128))).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer "})
    void aPastedBearerTokenIsNamed(String prefix) {
        var bearer =
                prefix + "A".repeat(22) + "MLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI%3D" + "EUifiRBkKG5E2X".repeat(3);

        for (var format : KeyFormat.values()) {
            assertThat(codeOf(format, bearer)).isEqualTo("looks-like-bearer-token");
        }
    }

    @Test
    void aPastedClientIdIsNamed() {
        var clientId = Base64.getEncoder()
                .withoutPadding()
                .encodeToString("rG9n6402A3dbUJKzXTNX:1:ci".getBytes(StandardCharsets.US_ASCII));

        assertThat(clientId).hasSize(34);
        for (var format : KeyFormat.values()) {
            assertThat(codeOf(format, clientId)).isEqualTo("looks-like-client-id");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, 7, 30})
    void historyGoesBackAsFarAsIsOffered(Integer days) {
        assertThat(withHistory(days).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 31, Integer.MAX_VALUE})
    void otherHistoryIsRefused(int days) {
        assertThat(withHistory(days).errors())
                .extracting(InvalidField::field, InvalidField::code)
                .containsExactly(tuple("historyDays", "not-allowed"));
    }

    @ParameterizedTest
    @CsvSource({"7,7", "0,0", "30,30", "5,5"})
    void aWholeNumberIsRead(String json, int days) {
        assertThat(JsonMapper.shared().readValue(json, HistoryDays.class).days())
                .isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "\"7\"", "true", "[7]", "{}", "99999999999"})
    void whatIsNoWholeNumberCannotBeRead(String json) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        JsonMapper.shared().readValue("{\"historyDays\":" + json + "}", DeveloperAppRequest.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void noTextFormShowsAKey() {
        var request = new DeveloperAppRequest(KEY, SECRET, TOKEN, TOKEN_SECRET, new HistoryDays(7));
        var connection = Connection.open(
                        new Asker(UUID.randomUUID(), new Person(UUID.randomUUID(), "owner"), "203.0.113.7"),
                        ConnectionMethod.DEVELOPER_APP)
                .next();

        assertThat(request.toString() + request.authorizationOf(connection))
                .doesNotContain(KEY, SECRET, TOKEN, TOKEN_SECRET);
    }

    @Test
    void noErrorRepeatsWhatWasTyped() {
        var typed = "s3cr3t-".repeat(10);

        assertThat(new DeveloperAppRequest(typed, typed, typed, typed, null)
                        .errors()
                        .toString())
                .doesNotContain("s3cr3t");
    }

    private static DeveloperAppRequest withHistory(Integer days) {
        return new DeveloperAppRequest(KEY, SECRET, TOKEN, TOKEN_SECRET, days == null ? null : new HistoryDays(days));
    }

    private static String codeOf(KeyFormat format, String value) {
        return format.errorIn(value).map(InvalidField::code).orElse(null);
    }
}
