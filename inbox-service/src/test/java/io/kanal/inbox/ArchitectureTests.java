package io.kanal.inbox;

import io.kanal.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** Tests of the service's architecture. */
class ArchitectureTests {

    @Test
    void keepsTheRulesOfEveryService() {
        ServiceArchitecture.check("io.kanal.inbox");
    }
}
