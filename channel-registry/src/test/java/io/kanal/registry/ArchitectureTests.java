package io.kanal.registry;

import io.kanal.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** Tests for the structure of channel-registry. */
class ArchitectureTests {

    @Test
    void followsTheRulesOfEveryService() {
        ServiceArchitecture.check("io.kanal.registry");
    }
}
