package io.kanal.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Tests for {@link ServerSource}. */
class ServerSourceTests {

    @Test
    void wishDecides() {
        assertThat(ServerSource.choose("docker")).isEqualTo(ServerSource.DOCKER);
        assertThat(ServerSource.choose(" Embedded ")).isEqualTo(ServerSource.EMBEDDED);
    }

    @Test
    void unknownWishIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerSource.choose("podman"));
    }
}
