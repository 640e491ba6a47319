package io.kanal.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Build}: which modules are stale. */
class BuildTests {

    @TempDir
    Path root;

    @BeforeEach
    void twoServicesShareTheContracts() throws IOException {
        write("pom.xml", "<modules><module>contracts</module><module>a</module><module>b</module></modules>");
        write("contracts/pom.xml", "<project/>");
        write("contracts/src/main/java/Event.java", "record Event() {}");
        write("a/pom.xml", pomWith("contracts", ""));
        write("a/src/main/java/A.java", "class A {}");
        write("a/src/test/java/ATests.java", "class ATests {}");
        write("b/pom.xml", pomWith("contracts", "<scope>test</scope>"));
        built("a");
        built("b");
    }

    @Test
    void whatWasBuiltIsNotStale() throws IOException {
        assertThat(stale()).isEmpty();
    }

    @Test
    void ownSourcesMakeAModuleStale() throws IOException {
        write("a/src/main/java/A.java", "class A { int changed; }");

        assertThat(stale()).containsExactly("a");
    }

    @Test
    void aNewFileMakesAModuleStaleUntilItIsGone() throws IOException {
        var added = write("a/src/main/resources/application.yml", "x: y");
        assertThat(stale()).containsExactly("a");

        Files.delete(added);
        assertThat(stale()).isEmpty();
    }

    @Test
    void sharedSourcesMakeThoseStaleThatShipThem() throws IOException {
        write("contracts/src/main/java/Event.java", "record Event(String id) {}");

        assertThat(stale()).containsExactly("a");
    }

    @Test
    void theParentMakesAllStale() throws IOException {
        write("pom.xml", Files.readString(root.resolve("pom.xml")) + "<!-- changed -->");

        assertThat(stale()).containsExactly("a", "b");
    }

    @Test
    void testsAndPagesForPeopleDoNotShip() throws IOException {
        write("a/src/test/java/ATests.java", "class ATests { int changed; }");
        write("a/README.md", "changed");
        write("a/target/classes/A.class", "changed");

        assertThat(stale()).isEmpty();
    }

    @Test
    void aJarThatSomebodyElseBuiltIsStale() throws IOException {
        write("a/target/a-1.0.0-SNAPSHOT.jar", "another jar");

        assertThat(stale()).containsExactly("a");
    }

    @Test
    void aMissingJarIsStale() throws IOException {
        Files.delete(Build.jarOf(root, "b"));

        assertThat(stale()).containsExactly("b");
    }

    @Test
    void mavensProgressIsUnderstood() {
        assertThat(Maven.progressOf("[INFO] Building Kanal :: Gateway 1.0.0-SNAPSHOT                      [5/12]"))
                .isEqualTo("Kanal :: Gateway (5 of 12)");
        assertThat(Maven.progressOf("[INFO] Building jar: gateway.jar")).isEmpty();
    }

    private List<String> stale() throws IOException {
        return List.copyOf(build().stale(List.of("a", "b")).keySet());
    }

    private void built(String module) throws IOException {
        var jar = write(module + "/target/" + module + "-1.0.0-SNAPSHOT.jar", "jar");
        new Stamp(jar).set(build().stale(List.of(module)).get(module));
    }

    private Build build() throws IOException {
        return new Build(root, root.resolve("build.log"));
    }

    private Path write(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String pomWith(String dependency, String scope) {
        return """
                <dependencies>
                    <dependency><groupId>io.kanal</groupId><artifactId>%s</artifactId>%s</dependency>
                    <dependency><groupId>other</groupId><artifactId>other</artifactId></dependency>
                </dependencies>
                """.formatted(dependency, scope);
    }
}
