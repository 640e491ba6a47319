package io.kanal.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The modules of the checkout and what each is built from. */
final class Modules {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    private final Path root;
    private final List<String> names;

    Modules(Path root) throws IOException {
        this.root = root;
        this.names = MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Whether the checkout has this module. */
    boolean has(String module) {
        return names.contains(module);
    }

    /** A module and all modules that end up in its jar. */
    Set<String> closureOf(String module) throws IOException {
        var closure = new LinkedHashSet<String>();
        collect(module, closure);
        return closure;
    }

    private void collect(String module, Set<String> closure) throws IOException {
        if (closure.add(module)) {
            for (var dependency : dependenciesOf(module)) {
                collect(dependency, closure);
            }
        }
    }

    private List<String> dependenciesOf(String module) throws IOException {
        var pom = Files.readString(root.resolve(module).resolve("pom.xml"));
        return DEPENDENCY
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .filter(body -> !body.contains("<scope>test</scope>"))
                .flatMap(body -> ARTIFACT.matcher(body).results())
                .map(found -> found.group(1))
                .filter(names::contains)
                .toList();
    }
}
