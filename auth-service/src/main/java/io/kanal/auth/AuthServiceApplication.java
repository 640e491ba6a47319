package io.kanal.auth;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Organisations, users, login, sessions, and the access tokens that every other service checks. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthServiceApplication {

    /** Starts the service; with {@code create-owner} or {@code create-operator} it does only that, beside one that may run. */
    public static void main(String[] args) {
        if (List.of(args).contains("create-owner") || List.of(args).contains("create-operator")) {
            var once = new SpringApplicationBuilder(AuthServiceApplication.class)
                    .initializers(context -> context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new org.springframework.core.env.MapPropertySource(
                                    "create-owner",
                                    Map.of(
                                            "server.port",
                                            "0",
                                            "server.address",
                                            "127.0.0.1",
                                            "logging.level.root",
                                            "warn",
                                            // It has no business with what runs beside it.
                                            "spring.autoconfigure.exclude",
                                            "io.kanal.outbox.MessagingAutoConfiguration"))))
                    .run(args);
            System.exit(SpringApplication.exit(once));
        }
        SpringApplication.run(AuthServiceApplication.class, args);
    }
}
