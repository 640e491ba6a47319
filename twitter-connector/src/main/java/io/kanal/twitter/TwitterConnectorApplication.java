package io.kanal.twitter;

import io.kanal.edge.PublicPaths;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Talks to X for all of Kanal. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TwitterConnectorApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(TwitterConnectorApplication.class, args);
    }

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("/api/info", "/oauth/twitter/callback");
    }
}
