package io.kanal.twitter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.api.OAuth1Signer.Parameter;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link OAuth1Signer}, with every vector that X publishes and those that were computed for today's host. */
class OAuth1SignerTests {

    private static final XApp APP = new XApp(
            "xvz1evFS4wEEPTGEFPHBog", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", URI.create("https://api.x.com"));
    private static final XCredentials CREDENTIALS = new XCredentials(
            APP, "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");
    private static final XApp GUIDE_APP = new XApp(
            "cChZNFj6T5R0TigYB9yd1w", "L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg", URI.create("https://api.x.com"));
    private static final List<Parameter> STATUS = List.of(
            new Parameter("include_entities", "true"),
            new Parameter("status", "Hello Ladies + Gentlemen, a signed OAuth request!"));

    private final OAuth1Signer signer = signer("kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", 1318622958);

    @ParameterizedTest
    @CsvSource({
        "https://api.x.com/1.1/statuses/update.json, Ls93hJiZbQ3akF3HF3x1Bz8/zU4=",
        "https://api.twitter.com/1.1/statuses/update.json, hCtSmYh+iHYCEqBWrE7C7hYmtUk=",
        "https://api.twitter.com/1/statuses/update.json, tnnArxj06cWHq44gCs1OSKk/jLY="
    })
    void signsAPost(String url, String signature) {
        assertThat(signer.authorization("POST", url, STATUS, CREDENTIALS)).contains(signatureOf(signature));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.twitter.com, F1Li3tvehgcraF8DMJ7OyxO4w9Y=",
        "https://api.x.com, X9xhcB9d+NxXd/ThJ/n51vPhetM="
    })
    void signsTheRequestForARequestToken(String host, String signature) {
        var callback = List.of(new Parameter("oauth_callback", "http://localhost/sign-in-with-twitter/"));

        var header = signer("ea9ec8429b68d6b77cd5600adbbb0456", 1318467427)
                .authorization("POST", host + "/oauth/request_token", List.of(), callback, GUIDE_APP);

        assertThat(header).contains(signatureOf(signature)).doesNotContain("oauth_token=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.twitter.com, 39cipBtIOHEEnybAR4sATQTpl2I=",
        "https://api.x.com, G3DdousFWwxEepaZcmHguKqeBvs="
    })
    void signsTheRequestForAnAccessToken(String host, String signature) {
        var credentials = new XCredentials(
                GUIDE_APP, "NPcudxy0yU5T3tBzho7iCotZ3cnetKwcTIRlX0iwRl0", "veNRnAWe6inFuo8o2u8SLLZLjolYDmDP7SzL0YfYI");
        var verifier = List.of(new Parameter("oauth_verifier", "uw7NjWHT6OJ1MpJOXsHfNxoAhPKpgI8BlYDhxEjIBY"));

        var header = signer("a9900fe68e2573b27a37f10fbad6a755", 1318467427)
                .authorization("POST", host + "/oauth/access_token", verifier, credentials);

        assertThat(header).contains(signatureOf(signature));
    }

    @Test
    void signsAReadWithCommasInTheQuery() {
        var query = List.of(
                new Parameter("dm_event.fields", "id,text,event_type"),
                new Parameter("event_types", "MessageCreate"),
                new Parameter("max_results", "50"));

        assertThat(signer.authorization("GET", "https://api.x.com/2/dm_events", query, CREDENTIALS))
                .contains(signatureOf("AAU6oKQpMnuFNHOKs+MCWDL54PM="));
    }

    @Test
    void signsNoJsonBody() {
        var url = "https://api.x.com/2/dm_conversations/with/2244994945/messages";

        assertThat(signer.authorization("POST", url, List.of(), CREDENTIALS))
                .contains(signatureOf("tz7orAMw3zVHLJU3DU08LTqdlRE="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ladies + Gentlemen | Ladies%20%2B%20Gentlemen",
                "An encoded string! | An%20encoded%20string%21",
                "Dogs, Cats & Mice | Dogs%2C%20Cats%20%26%20Mice",
                "☃ | %E2%98%83",
                "a-b.c_d~e*f | a-b.c_d~e%2Af"
            })
    void encodesAsXSays(String text, String encoded) {
        assertThat(OAuth1Signer.encode(text)).isEqualTo(encoded);
    }

    @Test
    void everyCallHasANonceOfItsOwn() {
        var random = OAuth1Signer.withRandomNonces(Clock.systemUTC());

        assertThat(random.authorization("GET", "https://api.x.com/2/users/me", List.of(), CREDENTIALS))
                .isNotEqualTo(random.authorization("GET", "https://api.x.com/2/users/me", List.of(), CREDENTIALS));
    }

    @Test
    void credentialsDoNotShowTheirSecrets() {
        assertThat(CREDENTIALS.toString())
                .doesNotContain(APP.key(), APP.secret(), CREDENTIALS.token(), CREDENTIALS.tokenSecret());
    }

    private static OAuth1Signer signer(String nonce, long timestamp) {
        return new OAuth1Signer(() -> nonce, Clock.fixed(Instant.ofEpochSecond(timestamp), ZoneOffset.UTC));
    }

    private static String signatureOf(String signature) {
        return "oauth_signature=\"" + OAuth1Signer.encode(signature) + "\"";
    }
}
