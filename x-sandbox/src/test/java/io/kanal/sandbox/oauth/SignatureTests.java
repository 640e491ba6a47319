package io.kanal.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.oauth.Signature.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Tests for {@link Signature} and {@link SignedRequest} with the vectors that X documents. */
class SignatureTests {

    private static final String SECRET = "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw";
    private static final String TOKEN_SECRET = "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE";
    private static final String LOGIN_SECRET = "L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg";

    @ParameterizedTest
    @CsvSource({
        "https://api.x.com/1.1/statuses/update.json, Ls93hJiZbQ3akF3HF3x1Bz8/zU4=",
        "https://api.twitter.com/1.1/statuses/update.json, hCtSmYh+iHYCEqBWrE7C7hYmtUk=",
        "https://api.twitter.com/1/statuses/update.json, tnnArxj06cWHq44gCs1OSKk/jLY="
    })
    void signsForms(String url, String expected) {
        var parameters =
                common("include_entities", "true", "status", "Hello Ladies + Gentlemen, a signed OAuth request!");

        assertThat(Signature.of("POST", url, parameters, SECRET, TOKEN_SECRET)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"api.twitter.com, F1Li3tvehgcraF8DMJ7OyxO4w9Y=", "api.x.com, X9xhcB9d+NxXd/ThJ/n51vPhetM="})
    void signsRequestTokenCalls(String host, String expected) {
        var parameters = oauth("cChZNFj6T5R0TigYB9yd1w", "ea9ec8429b68d6b77cd5600adbbb0456", "1318467427");
        parameters.add(new Parameter("oauth_callback", "http://localhost/sign-in-with-twitter/"));

        var signature = Signature.of("POST", "https://" + host + "/oauth/request_token", parameters, LOGIN_SECRET, "");

        assertThat(signature).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"api.twitter.com, 39cipBtIOHEEnybAR4sATQTpl2I=", "api.x.com, G3DdousFWwxEepaZcmHguKqeBvs="})
    void signsAccessTokenCalls(String host, String expected) {
        var parameters = oauth("cChZNFj6T5R0TigYB9yd1w", "a9900fe68e2573b27a37f10fbad6a755", "1318467427");
        parameters.add(new Parameter("oauth_token", "NPcudxy0yU5T3tBzho7iCotZ3cnetKwcTIRlX0iwRl0"));
        parameters.add(new Parameter("oauth_verifier", "uw7NjWHT6OJ1MpJOXsHfNxoAhPKpgI8BlYDhxEjIBY"));

        var signature = Signature.of(
                "POST",
                "https://" + host + "/oauth/access_token",
                parameters,
                LOGIN_SECRET,
                "veNRnAWe6inFuo8o2u8SLLZLjolYDmDP7SzL0YfYI");

        assertThat(signature).isEqualTo(expected);
    }

    @Test
    void signsQueriesWithCommas() {
        var parameters =
                common("dm_event.fields", "id,text,event_type", "event_types", "MessageCreate", "max_results", "50");

        assertThat(Signature.of("GET", "https://api.x.com/2/dm_events", parameters, SECRET, TOKEN_SECRET))
                .isEqualTo("AAU6oKQpMnuFNHOKs+MCWDL54PM=");
    }

    @Test
    void leavesJsonBodiesUnsigned() {
        var url = "https://api.x.com/2/dm_conversations/with/2244994945/messages";

        assertThat(Signature.of("POST", url, common(), SECRET, TOKEN_SECRET)).isEqualTo("tz7orAMw3zVHLJU3DU08LTqdlRE=");
    }

    @ParameterizedTest
    @CsvSource({
        "Ladies + Gentlemen, Ladies%20%2B%20Gentlemen",
        "An encoded string!, An%20encoded%20string%21",
        "'Dogs, Cats & Mice', 'Dogs%2C%20Cats%20%26%20Mice'",
        "☃, %E2%98%83",
        "a-b.c_d~e, a-b.c_d~e"
    })
    void encodesAsOAuthWantsIt(String plain, String encoded) {
        assertThat(Signature.encode(plain)).isEqualTo(encoded);
    }

    @Test
    void readsARequestFromQueryHeaderAndForm() throws Exception {
        var request = new MockHttpServletRequest("POST", "/1.1/statuses/update.json");
        request.setScheme("https");
        request.addHeader("Host", "API.x.com:443");
        request.setQueryString("include_entities=true");
        request.setContentType("application/x-www-form-urlencoded;charset=UTF-8");
        request.setContent("status=Hello+Ladies+%2B+Gentlemen%2C%20a+signed+OAuth+request%21".getBytes());
        request.addHeader("Authorization", """
                OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", \
                oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", oauth_signature="anything%3D", \
                oauth_signature_method="HMAC-SHA1", oauth_timestamp="1318622958", \
                oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", oauth_version="1.0\"""");

        var signed = SignedRequest.of(request);

        assertThat(signed.url()).isEqualTo("https://api.x.com/1.1/statuses/update.json");
        assertThat(signed.signature(SECRET, TOKEN_SECRET)).isEqualTo("Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
        assertThat(signed.value("oauth_signature")).contains("anything=");
    }

    @Test
    void noticesARepeatedName() throws Exception {
        var request = new MockHttpServletRequest("GET", "/2/dm_events");
        request.addHeader("Host", "localhost");
        request.setQueryString("max_results=1&max_results=2");

        assertThat(SignedRequest.of(request).repeatsAName()).isTrue();
    }

    private static List<Parameter> common(String... pairs) {
        var parameters = oauth("xvz1evFS4wEEPTGEFPHBog", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", "1318622958");
        parameters.add(new Parameter("oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"));
        for (var index = 0; index < pairs.length; index += 2) {
            parameters.add(new Parameter(pairs[index], pairs[index + 1]));
        }
        return parameters;
    }

    private static List<Parameter> oauth(String consumerKey, String nonce, String timestamp) {
        return new ArrayList<>(List.of(
                new Parameter("oauth_consumer_key", consumerKey),
                new Parameter("oauth_nonce", nonce),
                new Parameter("oauth_signature_method", "HMAC-SHA1"),
                new Parameter("oauth_timestamp", timestamp),
                new Parameter("oauth_version", "1.0")));
    }
}
