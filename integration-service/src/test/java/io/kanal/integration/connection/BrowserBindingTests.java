package io.kanal.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for {@link BrowserBinding}. */
class BrowserBindingTests {

    @Test
    void itsValueIs256RandomBits() {
        var one = BrowserBinding.create();

        assertThat(Base64.getUrlDecoder().decode(one.value())).hasSize(32);
        assertThat(one).isNotEqualTo(BrowserBinding.create());
    }

    @Test
    void itsHashIsSha256OfTheCookiesValue() {
        // printf abc | openssl dgst -sha256 -binary | base64
        assertThat(new BrowserBinding("abc").hash()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void itsCookieGoesToTheCallbackAlone() {
        var id = UUID.randomUUID();

        var cookie = new BrowserBinding("abc").cookie(id, Duration.ofMinutes(15), false);

        assertThat(cookie)
                .hasToString(
                        ("kanal_connection_%s=abc; Path=/oauth/twitter/callback; Max-Age=900; Expires=%s; HttpOnly; "
                                        + "SameSite=Lax")
                                .formatted(id, cookie.toString().replaceAll(".*Expires=([^;]+);.*", "$1")));
        assertThat(new BrowserBinding("abc")
                        .cookie(id, Duration.ofMinutes(15), true)
                        .isSecure())
                .isTrue();
    }

    @Test
    void itsTextFormHidesIt() {
        assertThat(new BrowserBinding("abc").toString()).doesNotContain("abc");
    }
}
