package io.kanal.integration;

import io.kanal.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** Tests for the structure of integration-service. */
class ArchitectureTests {

    @Test
    void followsTheRulesOfEveryService() {
        ServiceArchitecture.check("io.kanal.integration");
    }
}
