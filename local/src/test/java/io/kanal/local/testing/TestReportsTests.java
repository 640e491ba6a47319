package io.kanal.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link TestReports}. */
class TestReportsTests {

    @TempDir
    Path root;

    @Test
    void namesWhatFailedAndWhatWasSkipped() throws IOException {
        report("gateway", """
                <testsuite time="1,002.5"><testcase classname="ATests" name="works"/>
                <testcase classname="ATests" name="breaks"><failure message="no"/></testcase>
                <testcase classname="ATests" name="needsOpenApi"><skipped message="no&#10;file"/></testcase></testsuite>
                """);

        var summary = TestReports.in(root).summary(false);

        assertThat(summary)
                .containsPattern("gateway +3 +1 +1 +1002.5")
                .contains("skipped: gateway ATests.needsOpenApi: no file")
                .contains("FAILED:  gateway ATests.breaks")
                .contains("Something FAILED, 3 tests.");
    }

    @Test
    void whatWasSkippedWithoutAReasonIsNamedAlone() throws IOException {
        report("web", """
                <testsuite time="1"><testcase classname="a.test.ts" name="waits"><skipped/></testcase></testsuite>
                """);

        assertThat(TestReports.in(root).summary(true)).containsPattern("skipped: web a.test.ts.waits\\R");
    }

    @Test
    void addsUpAllModules() throws IOException {
        report("a", "<testsuite time=\"1\"><testcase classname=\"T\" name=\"one\"/></testsuite>");
        report("b", "<testsuite time=\"1\"><testcase classname=\"T\" name=\"two\"/></testsuite>");

        assertThat(TestReports.in(root).summary(true)).contains("All is well, 2 tests.");
    }

    @Test
    void readsWhatThePanelsTestsSay() throws IOException {
        var reports = Files.createDirectories(root.resolve("web/target/surefire-reports"));
        Files.writeString(root.resolve("web/package.json"), "{}");
        Files.writeString(reports.resolve("TEST-web.xml"), """
                <testsuites name="vitest tests" tests="2" failures="1" errors="0" time="1.5">
                <testsuite name="src/a.test.ts" tests="2" failures="1" errors="0" skipped="0" time="0.1">
                <testcase classname="src/a.test.ts" name="a &gt; works" time="0.05"></testcase>
                <testcase classname="src/a.test.ts" name="a &gt; breaks"><failure message="no">no</failure></testcase>
                </testsuite></testsuites>
                """);

        assertThat(TestReports.in(root).summary(false))
                .containsPattern("web +2 +1 +0 +1.5")
                .contains("FAILED:  web src/a.test.ts.a > breaks");
    }

    private void report(String module, String xml) throws IOException {
        var reports = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
        Files.writeString(reports.resolve("TEST-T.xml"), xml);
    }
}
