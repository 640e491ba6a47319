package io.kanal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Tests for {@code create-owner}, as a program of its own beside the service that runs. */
class CreateOwnerTests extends LocalService {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/\\S+)");

    @Autowired
    Environment environment;

    @Test
    void printsALinkWithWhichTheFirstOwnerComesIn() throws Exception {
        var made = run("create-owner", "--organisation=Kopi Senja", "--username=pemilik");
        assertThat(made.status()).isZero();
        var link = LINK.matcher(made.output());
        assertThat(link.find()).isTrue();
        var invitation =
                "/api/invitations" + link.group(1).substring(link.group(1).lastIndexOf('/'));
        call("POST", invitation, null, Map.of("password", "kopi senja"))
                .expectStatus()
                .isNoContent();

        var token = token("pemilik", "kopi senja");
        var me = json(me(token));
        assertThat(me.get("role").asString()).isEqualTo("OWNER");
        assertThat(me.at("/organization/name").asString()).isEqualTo("Kopi Senja");
        assertThat(json(call("GET", "/api/users", token, null)).get("items")).hasSize(1);
        var trail = json(call("GET", "/api/audit", token, null)).get("items");
        var first = trail.get(trail.size() - 1);
        assertThat(first.get("action").asString()).isEqualTo("person-invited");
        assertThat(first.has("actor")).isFalse();

        var operator = run("create-operator", "--username=penjaga");
        assertThat(operator.status()).isZero();
        assertThat(operator.output()).containsPattern(LINK);

        var again = run("create-owner", "--organisation=Kopi Senja", "--username=Pemilik");
        assertThat(again.status()).isNotZero();
        assertThat(again.output()).contains("There is a user Pemilik already").doesNotContain("\tat ");
    }

    private Finished run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AuthServiceApplication.class.getName()),
                        Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KANAL_MODE", "local");
        for (var setting : List.of(
                "spring.r2dbc.url",
                "spring.r2dbc.username",
                "spring.r2dbc.password",
                "spring.flyway.url",
                "spring.flyway.user",
                "spring.flyway.password",
                "kanal.keyset-file")) {
            builder.environment()
                    .put(
                            setting.toUpperCase().replace('.', '_').replace("-", ""),
                            environment.getProperty(setting, ""));
        }
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Finished(process.exitValue(), output);
    }

    private record Finished(int status, String output) {}
}
