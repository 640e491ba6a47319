package io.kanal.integration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts integration-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntegrationApplication {

    /** Starts it with the settings of the environment. */
    public static void main(String[] args) {
        SpringApplication.run(IntegrationApplication.class, args);
    }
}
