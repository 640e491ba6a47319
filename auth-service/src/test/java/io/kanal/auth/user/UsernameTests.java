package io.kanal.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link Username}. */
class UsernameTests {

    @Test
    void caseWidthAndSpacesAroundMakeNoDifference() {
        assertThat(Username.of(" OwnEr\t").key()).isEqualTo("owner");
        assertThat(Username.of("ｏｗｎｅｒ").key()).isEqualTo("owner");
        assertThat(Username.of("İpek").key()).isNotEqualTo(Username.of("ipek").key());
    }

    @Test
    void spellingIsKept() {
        assertThat(Username.of(" Siti.R ").text()).isEqualTo("Siti.R");
    }
}
