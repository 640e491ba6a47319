package io.kanal.twitter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Talks to X for all of Kanal. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TwitterConnectorApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(TwitterConnectorApplication.class, args);
    }
}
