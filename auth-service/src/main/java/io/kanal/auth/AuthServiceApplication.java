package io.kanal.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Organisations, users, login, sessions, and the access tokens that every other service checks. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(AuthServiceApplication.class, args);
    }
}
