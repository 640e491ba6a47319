package io.kanal.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the test reports of all modules say together. */
public final class TestReports {

    private final List<ModuleResult> modules;

    private TestReports(List<ModuleResult> modules) {
        this.modules = modules;
    }

    /** Reads the reports of a checkout. */
    public static TestReports in(Path root) throws IOException {
        var modules = new ArrayList<ModuleResult>();
        try (var folders = Files.list(root)) {
            for (var module : folders.filter(TestReports::isModule).sorted().toList()) {
                var reports = module.resolve("target/surefire-reports");
                if (Files.isDirectory(reports)) {
                    modules.add(read(module.getFileName().toString(), reports));
                }
            }
        }
        return new TestReports(modules);
    }

    /** The summary as text. */
    public String summary(boolean successful) {
        var text = new StringBuilder(
                "\n%-22s %6s %6s %8s %8s%n".formatted("module", "tests", "failed", "skipped", "seconds"));
        modules.forEach(module -> text.append("%-22s %6d %6d %8d %8.1f%n"
                .formatted(
                        module.name(),
                        module.tests(),
                        module.failed().size(),
                        module.skipped().size(),
                        module.seconds())));
        modules.forEach(module -> module.skipped().forEach(test -> text.append("skipped: %s%n".formatted(test))));
        modules.forEach(module -> module.failed().forEach(test -> text.append("FAILED:  %s%n".formatted(test))));
        var tests = modules.stream().mapToInt(ModuleResult::tests).sum();
        return text.append("%s, %d tests.%n".formatted(successful ? "All is well" : "Something FAILED", tests))
                .toString();
    }

    private static boolean isModule(Path folder) {
        return Files.exists(folder.resolve("pom.xml")) || Files.exists(folder.resolve("package.json"));
    }

    private static ModuleResult read(String module, Path reports) throws IOException {
        var result = new ModuleResult(module, 0, new ArrayList<>(), new ArrayList<>(), 0);
        try (var files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (var file : files) {
                result = result.plus(suite(file));
            }
        }
        return result;
    }

    private static Element suite(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(content)
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("No test report: " + file, e);
        }
    }

    /** The tests of one module. */
    private record ModuleResult(String name, int tests, List<String> failed, List<String> skipped, double seconds) {

        ModuleResult plus(Element suite) {
            var cases = suite.getElementsByTagName("testcase");
            for (var index = 0; index < cases.getLength(); index++) {
                note((Element) cases.item(index));
            }
            var time = Double.parseDouble(suite.getAttribute("time").replace(",", ""));
            return new ModuleResult(name, tests + cases.getLength(), failed, skipped, seconds + time);
        }

        private void note(Element test) {
            var title = "%s %s.%s".formatted(name, test.getAttribute("classname"), test.getAttribute("name"));
            if (has(test, "skipped")) {
                skipped.add(title + reason(test));
            } else if (has(test, "failure") || has(test, "error")) {
                failed.add(title);
            }
        }

        private static String reason(Element test) {
            var skipped = (Element) test.getElementsByTagName("skipped").item(0);
            var reason = skipped.getAttribute("message").strip().replaceAll("\\s+", " ");
            return reason.isEmpty() ? "" : ": " + reason;
        }

        private static boolean has(Element test, String child) {
            return test.getElementsByTagName(child).getLength() > 0;
        }
    }
}
