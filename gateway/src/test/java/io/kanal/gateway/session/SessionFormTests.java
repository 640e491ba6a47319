package io.kanal.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link Session}. */
class SessionFormTests {

    @Test
    void textOfASessionShowsNoToken() {
        var session = new JsonMapper()
                .readValue(
                        "{\"accessToken\":\"secret-a\",\"expiresIn\":300,\"refreshToken\":\"secret-r\","
                                + "\"refreshExpiresIn\":9,\"user\":{\"username\":\"owner\"},\"later\":1}",
                        Session.class);

        assertThat(session.refreshToken()).isEqualTo("secret-r");
        assertThat(session.toString()).doesNotContain("secret").doesNotContain("owner");
        assertThat(new Renewal.Renewed(session).toString()).doesNotContain("secret");
    }
}
