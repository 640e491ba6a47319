package io.kanal.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Integrate with developer Apps to each of its ends: X's verdict stands at its field, and nothing typed is lost. */
class PanelRefusalTests {

    private static final String ADDRESS = "/api/integrations/twitter/developer-app";
    private static final String KEYS_WRONG = "X does not accept API key and secret. Copy both again.";
    private static final String TOKEN_WRONG =
            "X does not accept access token and secret. Generate both again and copy them.";
    private static final String NO_DM_RIGHT = "The token may not read direct messages. Set the app to Read, write and"
            + " Direct Messages, then generate access token and secret again.";
    private static final String MALFORMED = "This does not look right. Copy it again.";
    private static final List<String> FIELDS =
            List.of("API key", "API key secret", "Access token", "Access token secret");

    private final Sandbox x = Kanal.sandbox();
    private final Desk desk = Desk.of("supervisor");
    private final List<Request> asked = new ArrayList<>();

    @BeforeEach
    void openTheForm() {
        desk.page().onRequest(request -> {
            if (request.url().endsWith(ADDRESS)) {
                asked.add(request);
            }
        });
        desk.go("/integrations/twitter");
        desk.part(AriaRole.RADIO, "Integrate with developer Apps").click();
    }

    @AfterEach
    void leave() {
        x.noFaults();
        desk.close();
    }

    @Test
    void goodKeysConnectTheirOwnerOnceHoweverOftenAddIsPressed() {
        var shop = x.newBusiness();
        type(shop);

        desk.button("Add").dblclick();

        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + shop.owner())).isFocused();
        assertThat(desk.words("Name of " + shop.owner())).isVisible();
        assertThat(asked).hasSize(1);
        PanelBrowser.picture(desk.page(), "connected-by-app");
        desk.link("See it in Integrations").click();
        var card = desk.page().getByRole(AriaRole.ARTICLE, named("Name of " + shop.owner()));
        assertThat(card).containsText("Connected with your developer app");
        assertThat(card.getByRole(AriaRole.STATUS)).hasText("Connected");
    }

    @Test
    void wrongAppKeysAreSaidAtBothAndCanBeMendedThere() {
        var shop = x.newBusiness();
        type(shop);
        desk.field("API key secret").fill("x".repeat(50));

        desk.button("Add").click();

        assertThat(desk.field("API key")).hasAccessibleDescription(KEYS_WRONG);
        assertThat(desk.field("API key secret")).hasAccessibleDescription(KEYS_WRONG);
        assertThat(desk.field("API key")).isFocused();
        assertNothingIsWrongWith("Access token", "Access token secret");
        assertKept(shop.apiKey(), "x".repeat(50), shop.accessToken(), shop.accessTokenSecret());

        desk.field("API key secret").fill(shop.apiKeySecret());
        desk.button("Add").click();

        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + shop.owner())).isVisible();
    }

    @Test
    void wrongTokenIsSaidAtTheTokenAndItsSecret() {
        var shop = x.newBusiness();
        type(shop);
        desk.field("Access token secret").fill("x".repeat(45));

        desk.button("Add").click();

        assertThat(desk.field("Access token")).hasAccessibleDescription(TOKEN_WRONG);
        assertThat(desk.field("Access token secret")).hasAccessibleDescription(TOKEN_WRONG);
        assertThat(desk.field("Access token")).isFocused();
        assertNothingIsWrongWith("API key", "API key secret");
        assertKept(shop.apiKey(), shop.apiKeySecret(), shop.accessToken(), "x".repeat(45));
    }

    @Test
    void tokenWithoutTheRightToDirectMessagesIsSaidWithWhatToDo() {
        var shop = x.newBusiness("read-write");
        type(shop);

        desk.button("Add").click();

        assertThat(desk.field("Access token")).hasAccessibleDescription(NO_DM_RIGHT);
        assertNothingIsWrongWith("API key", "API key secret", "Access token secret");
        assertKept(shop.apiKey(), shop.apiKeySecret(), shop.accessToken(), shop.accessTokenSecret());
        PanelBrowser.picture(desk.page(), "no-dm-right");
    }

    @Test
    void withoutCreditItWaitsInSightAndConnectsWhenCreditComes() {
        var shop = x.newBusiness();
        x.fault("/2/**", "out-of-credit", Map.of("times", 2, "app", shop.name()));
        type(shop);

        desk.button("Add").click();

        var waiting = desk.page().getByRole(AriaRole.STATUS).filter(containing("Kanal is checking the account"));
        assertThat(waiting).containsText("The app has no credit at X");
        assertThat(waiting).containsText("Add credit in the developer console of X.");
        assertThat(waiting).containsText("Kanal goes on asking for at most 15 minutes; you can leave this page.");
        assertKept(shop.apiKey(), shop.apiKeySecret(), shop.accessToken(), shop.accessTokenSecret());
        PanelBrowser.picture(desk.page(), "waiting-for-credit");
        assertThat(desk.part(AriaRole.HEADING, "Connected as @" + shop.owner())).isVisible();
    }

    @Test
    void whatBelongsElsewhereIsNamedWhenSomebodyLooksAway() {
        paste(
                "API key",
                Base64.getEncoder().encodeToString("SomeClientIdOfX12345:1:ci".getBytes(StandardCharsets.US_ASCII)));
        paste(
                "Access token",
                "A".repeat(22) + "MLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI%3DEUifiRBkKG5E2XzMDjRfl76ZC9Ub0wnz4XsN");

        assertThat(desk.field("API key"))
                .hasAccessibleDescription("This is an OAuth 2.0 client ID. It does not belong here:"
                        + " copy the value that is named above the field.");
        assertThat(desk.field("Access token"))
                .hasAccessibleDescription("This is a bearer token. It does not belong here:"
                        + " copy the value that is named above the field.");
        assertThat(asked).isEmpty();
    }

    @Test
    void formatIsCheckedAfterTheFirstLookAwayAndSpacesDoNotMatter() {
        var shop = x.newBusiness();
        var key = desk.field("API key");
        assertThat(key).hasAttribute("type", "password");
        key.pressSequentially("too short");
        assertThat(key).hasAttribute("aria-invalid", "false");

        key.blur();

        assertThat(key).hasAttribute("aria-invalid", "true");
        assertThat(key).hasAccessibleDescription(MALFORMED);
        assertNothingIsWrongWith("API key secret", "Access token", "Access token secret");
        desk.button("Show the API key").click();
        assertThat(key).hasAttribute("type", "text");
        key.fill("  " + shop.apiKey() + " ");
        key.blur();
        assertThat(key).hasAttribute("aria-invalid", "false");
        assertThat(key).hasValue(shop.apiKey());
        assertThat(asked).isEmpty();
    }

    private void type(Sandbox.App shop) {
        desk.field("API key").fill(shop.apiKey());
        desk.field("API key secret").fill(shop.apiKeySecret());
        desk.field("Access token").fill(shop.accessToken());
        desk.field("Access token secret").fill(shop.accessTokenSecret());
    }

    private void paste(String field, String value) {
        desk.field(field).fill(value);
        desk.field(field).blur();
    }

    private void assertNothingIsWrongWith(String... fields) {
        for (var field : fields) {
            assertThat(desk.field(field)).hasAttribute("aria-invalid", "false");
            assertThat(desk.field(field)).hasAccessibleDescription("");
        }
    }

    private void assertKept(String... values) {
        for (var place = 0; place < values.length; place++) {
            assertThat(desk.field(FIELDS.get(place))).hasValue(values[place]);
        }
    }

    private static Locator.FilterOptions containing(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
