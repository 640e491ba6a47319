package io.kanal.gateway;

import io.kanal.test.ServiceArchitecture;
import org.junit.jupiter.api.Test;

/** The rules of every service hold in this one. */
class ArchitectureTests {

    @Test
    void gatewayKeepsTheRules() {
        ServiceArchitecture.check("io.kanal.gateway");
    }
}
