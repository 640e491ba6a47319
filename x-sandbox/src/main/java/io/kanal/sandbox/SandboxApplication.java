package io.kanal.sandbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A local X: answers as the real X does on its own paths, and is told what to do on {@code /sandbox}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SandboxApplication {

    static void main(String[] args) {
        SpringApplication.run(SandboxApplication.class, args);
    }
}
