package io.kanal.inbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Conversations, messages and what agents have read. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class InboxServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(InboxServiceApplication.class, args);
    }
}
