package io.kanal.auth;

import io.kanal.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** Tests for the architecture of auth-service. */
class ArchitectureTests {

    @Test
    void rulesOfEveryServiceHold() {
        ServiceArchitecture.check("io.kanal.auth");
    }
}
