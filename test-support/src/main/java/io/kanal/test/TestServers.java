package io.kanal.test;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a service at the test's servers. They start once and serve every test of the JVM. */
public final class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestPostgres.createDatabase("kanal_" + DATABASES.incrementAndGet());
        TestPropertyValues.of(Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.flyway.url", database.jdbcUrl(),
                        "spring.r2dbc.username", "postgres",
                        "spring.kafka.bootstrap-servers", TestKafka.brokers(),
                        "kanal.kafka.replication", "1",
                        "kanal.access.jwks-uri", TestTokens.jwksUri().toString()))
                .applyTo(context);
    }
}
