package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documents to what the project has. */
class DocumentsTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(KANAL_[A-Z0-9_]+)");

    @Test
    void everyVariableThatAServiceReadsIsDescribed() throws IOException {
        var described = Files.readString(ROOT.resolve("docs/configuration.md"))
                + Files.readString(ROOT.resolve("x-sandbox/README.md"));
        var variables = new TreeSet<String>();
        for (var file : settings()) {
            VARIABLE.matcher(Files.readString(file)).results().forEach(found -> variables.add(found.group(1)));
        }

        assertThat(variables)
                .hasSizeGreaterThan(20)
                .allSatisfy(variable -> assertThat(described).contains("`" + variable + "`"));
    }

    @Test
    void everyRecordIsDescribed() throws IOException {
        var described = Files.readString(ROOT.resolve("docs/events.md"));
        try (Stream<Path> schemas = Files.list(ROOT.resolve("contracts/src/main/resources/schemas"))) {
            assertThat(schemas.map(file -> file.getFileName().toString().replace(".json", "")))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(type -> assertThat(described).contains("`" + type + "`"));
        }
    }

    @Test
    void everyModuleIsDescribed() throws IOException {
        var modules = Pattern.compile("<module>(.+)</module>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        var described = Files.readString(ROOT.resolve("CONTRIBUTING.md"));

        assertThat(modules.results().map(found -> found.group(1)))
                .hasSizeGreaterThan(10)
                .allSatisfy(module -> assertThat(described).contains("`" + module + "`"));
    }

    private static List<Path> settings() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                5,
                (file, attributes) -> file.toString().contains("src/main/resources")
                        && file.toString().endsWith(".yml"))) {
            return files.toList();
        }
    }
}
