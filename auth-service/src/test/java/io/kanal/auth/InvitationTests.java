package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests for one-time links, over HTTP and with a real database. */
class InvitationTests extends LocalService {

    String owner;

    @BeforeEach
    void signIn() {
        owner = token("owner");
    }

    @Test
    void invitedPersonChoosesPasswordOnceAndSignsIn() {
        var added = json(call("POST", "/api/users", owner, person("Budi.S", "AGENT"))
                .expectStatus()
                .isCreated());
        assertThat(added.get("expiresAt").asString()).isNotBlank();
        var link = invitation(added);
        assertThat(added.get("invitationUrl").asString()).startsWith("http://localhost:8080/invitations/");
        assertThat(json(call("GET", link, null, null).expectStatus().isOk())
                        .get("username")
                        .asString())
                .isEqualTo("Budi.S");
        call("POST", link, null, Map.of("password", "short")).expectStatus().isEqualTo(422);
        call("POST", link, null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();
        call("POST", link, null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNotFound();
        call("GET", link, null, null).expectStatus().isNotFound();
        token("budi.s", "kopi senja");
        call("POST", "/api/users", owner, person("BUDI.s", "AGENT"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("taken");
    }

    @Test
    void passwordLinkReplacesTheOlderOne() {
        var added = add(owner, "forgetful", "AGENT");
        var link = json(call("POST", "/api/users/" + added.get("id").asString() + "/password-link", owner, null)
                .expectStatus()
                .isCreated());
        call("GET", invitation(added), null, null).expectStatus().isNotFound();
        call("POST", invitation(link), null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();
        token("forgetful", "kopi senja");
    }
}
