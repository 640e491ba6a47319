package io.kanal.auth;

import io.kanal.test.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service as a local installation runs it; the tests that extend it share one. */
@IntegrationTest
abstract class LocalService {

    @DynamicPropertySource
    static void localInstallation(DynamicPropertyRegistry registry) throws IOException {
        var folder = Files.createTempDirectory("auth-service");
        registry.add("kanal.mode", () -> "local");
        registry.add("kanal.keyset-file", () -> folder.resolve("keyset.json").toString());
    }
}
