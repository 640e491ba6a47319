package io.kanal.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import twitter4j.OAuthAuthorization;
import twitter4j.Twitter;

/** Tests that a client library written for X works here when only its base URLs differ. */
@SandboxTest
class Twitter4jTests {

    private final Sandbox sandbox;
    private final XClient app;

    Twitter4jTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
        app = sandbox.appClient("Kanal");
    }

    @Test
    void signsInAndAsksWhoItIs() throws Exception {
        var person = sandbox.person();
        var authorization = OAuthAuthorization.newBuilder()
                .load(baseUrls())
                .oAuthConsumer(app.apiKey(), app.apiKeySecret())
                .build();

        var requestToken = authorization.getOAuthRequestToken(Sandbox.CALLBACK);
        var form = "oauth_token=" + requestToken.getToken() + "&username=" + person + "&password=sandbox";
        var back = XClient.plain(app.port(), "POST", "/oauth/authorize", "application/x-www-form-urlencoded", form);
        var verifier = back.header("Location").replaceAll(".*oauth_verifier=", "");
        var access = authorization.getOAuthAccessToken(requestToken, verifier);
        var twitter = Twitter.newBuilder()
                .load(baseUrls())
                .oAuthConsumer(app.apiKey(), app.apiKeySecret())
                .oAuthAccessToken(access)
                .build();

        assertThat(requestToken.getAuthorizationURL())
                .startsWith("http://127.0.0.1:" + app.port() + "/oauth/authorize");
        assertThat(access.getScreenName()).isEqualTo(person);
        assertThat(twitter.v1().users().verifyCredentials().getScreenName()).isEqualTo(person);
    }

    private Properties baseUrls() {
        var base = "http://127.0.0.1:" + app.port();
        var properties = new Properties();
        properties.setProperty("restBaseURL", base + "/1.1/");
        properties.setProperty("oauth.requestTokenURL", base + "/oauth/request_token");
        properties.setProperty("oauth.accessTokenURL", base + "/oauth/access_token");
        properties.setProperty("oauth.authorizationURL", base + "/oauth/authorize");
        properties.setProperty("oauth.authenticationURL", base + "/oauth/authenticate");
        return properties;
    }
}
