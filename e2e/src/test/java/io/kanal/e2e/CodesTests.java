package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page of codes to what the services say. */
class CodesTests {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/codes.md");
    private static final List<String> SPEAKERS = List.of(
            "http-edge",
            "outbox",
            "gateway",
            "auth-service",
            "integration-service",
            "twitter-connector",
            "channel-registry",
            "inbox-service");

    private static final List<String> TOLD_BY_THE_TRAIL = List.of(
            "auth-service/src/main/java/io/kanal/auth/audit/Action.java",
            "contracts/src/main/java/io/kanal/contracts/audit/AuditAction.java",
            "contracts/src/main/java/io/kanal/contracts/audit/AuditResult.java");
    private static final Pattern CONSTANT = Pattern.compile("^ {4}([A-Z][A-Z_]+)[,;]?$", Pattern.MULTILINE);

    private static final Pattern LISTED = Pattern.compile("^\\| `([a-z0-9-]+)` \\|", Pattern.MULTILINE);
    private static final Pattern HYPHENATED = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"");
    /** A word that is no name of a column, a field of JSON or a parameter. */
    private static final Pattern WORD =
            Pattern.compile("(?<!bind\\(|get\\(|path\\(|at\\(|put\\(|row, )\"([a-z][a-z0-9]*)\"");

    private static final Pattern SPEAKS = Pattern.compile(
            "\\b(?:[Pp]roblem|ProblemException|InvalidField|(?:Reply)?Failure|FieldError|Reason|(?:Status)?Cause|CannotReply)"
                    + "(?:\\.of)?\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");

    /** Words with a hyphen that are said to no person. */
    private static final Set<String> NO_CODES = Set.of(
            "content-type",
            "create-operator",
            "create-owner",
            "kanal-auth",
            "kanal-demo",
            "kanal-edge",
            "no-referrer",
            "no-store",
            "outbox-relay",
            "quota-cleaning",
            "records-lag",
            "twitter-connector",
            "x-reads");

    /** What words name beside codes: things, columns, units, and what a caller may ask for. */
    private static final Set<String> NAMES = Set.of(
            "account",
            "after",
            "all",
            "at",
            "by",
            "channel",
            "code",
            "conversation",
            "current",
            "cursor",
            "day",
            "denied",
            "departed",
            "errors",
            "filter",
            "hour",
            "id",
            "joined",
            "minute",
            "name",
            "new",
            "none",
            "org",
            "organization",
            "password",
            "passwords",
            "remedy",
            "reply",
            "role",
            "s",
            "search",
            "second",
            "sessions",
            "state",
            "text",
            "traceparent",
            "twitter",
            "unread",
            "user",
            "username",
            "waiting");

    /** What X says, which is read, not said. */
    private static final Path SAID_BY_X =
            Path.of("twitter-connector/src/main/java/io/kanal/twitter/api/ErrorAnswer.java");

    @Test
    void everyCodeThatAServiceSaysIsOnThePage() throws IOException {
        var said = literals(HYPHENATED, every -> true);
        said.removeAll(NO_CODES);

        assertThat(said).hasSizeGreaterThan(50).isSubsetOf(listed());
    }

    @Test
    void everyCodeOfOneWordIsOnThePageToo() throws IOException {
        var said = literals(WORD, SPEAKS.asPredicate());
        said.removeAll(NAMES);

        assertThat(said)
                .contains("timeout", "taken", "malformed", "paused", "cancelled", "suspended")
                .isSubsetOf(listed());
    }

    @Test
    void everythingThatTheAuditTrailTellsIsOnThePage() throws IOException {
        assertThat(toldByTheTrail()).hasSizeGreaterThan(20).isSubsetOf(listed());
    }

    @Test
    void everyCodeOnThePageIsSaid() throws IOException {
        var said = literals(LITERAL, every -> true);
        said.addAll(toldByTheTrail());

        assertThat(listed()).hasSizeGreaterThan(50).isSubsetOf(said);
    }

    private static Set<String> toldByTheTrail() throws IOException {
        var told = new TreeSet<String>();
        for (var file : TOLD_BY_THE_TRAIL) {
            CONSTANT.matcher(Files.readString(ROOT.resolve(file)))
                    .results()
                    .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                    .forEach(told::add);
        }
        return told;
    }

    private static Set<String> listed() throws IOException {
        var codes = new TreeSet<String>();
        LISTED.matcher(Files.readString(PAGE)).results().forEach(found -> codes.add(found.group(1)));
        return codes;
    }

    private static Set<String> literals(Pattern pattern, Predicate<String> speaks) throws IOException {
        var found = new TreeSet<String>();
        for (var speaker : SPEAKERS) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(speaker).resolve("src/main/java"))) {
                for (var file :
                        files.filter(name -> name.toString().endsWith(".java")).toList()) {
                    var text = Files.readString(file);
                    if (!file.endsWith(SAID_BY_X.getFileName()) && speaks.test(text)) {
                        pattern.matcher(text).results().forEach(literal -> found.add(literal.group(1)));
                    }
                }
            }
        }
        return found;
    }
}
