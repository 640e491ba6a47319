package io.kanal.local.operator;

import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lists, shows, replays and discards what the services could not handle. */
public final class DeadLetters {

    static final String PATH = "/operator/dead-letters";

    private static final int PART = 200;

    private final Operator operator;
    private final PrintStream out;

    /** The dead letters that this operator looks after. */
    public DeadLetters(Operator operator, PrintStream out) {
        this.operator = operator;
        this.out = out;
    }

    /** Prints one line for each; answers 1 if a service cannot tell. */
    public int list() throws InterruptedException {
        var silent = 0;
        var found = 0;
        for (var service : Addresses.services()) {
            try {
                found += list(service);
            } catch (IOException e) {
                out.println("! " + e.getMessage());
                silent++;
            }
        }
        if (found == 0 && silent == 0) {
            out.println("No service has a dead letter.");
        }
        return silent == 0 ? 0 : 1;
    }

    /** Prints all that may be known of each: ids and reason, never what it says. */
    public int show(List<LetterId> letters) throws IOException, InterruptedException {
        var missing = 0;
        for (var letter : letters) {
            var answer = operator.get(letter.service(), letter.path());
            if (answer.isGood()) {
                out.println(letter);
                answer.body()
                        .properties()
                        .forEach(each -> out.printf(
                                "  %-15s %s%n", each.getKey(), each.getValue().asString()));
            } else {
                out.println("! " + letter + ": " + answer.words());
                missing++;
            }
        }
        return missing == 0 ? 0 : 1;
    }

    /** Has each handled again. */
    public int replay(List<LetterId> letters) throws IOException, InterruptedException {
        var failed = 0;
        for (var letter : letters) {
            var answer = operator.post(letter.service(), letter.path() + "/replay");
            out.println(answer.isGood() ? letter + ": handled" : "! " + letter + ": " + answer.words());
            failed += answer.isGood() ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    /** Erases each. */
    public int discard(List<LetterId> letters) throws IOException, InterruptedException {
        var failed = 0;
        for (var letter : letters) {
            var answer = operator.delete(letter.service(), letter.path());
            out.println(answer.isGood() ? letter + ": discarded" : "! " + letter + ": " + answer.words());
            failed += answer.isGood() ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private int list(ServiceName service) throws IOException, InterruptedException {
        var found = 0;
        for (var next = ""; next != null; ) {
            var answer = operator.get(service, PATH + "?limit=" + PART + next);
            if (!answer.isGood()) {
                throw new IOException(service.module() + ": " + answer.words());
            }
            for (var letter : answer.body().path("items")) {
                out.println(line(service, letter));
                found++;
            }
            var cursor = answer.body().path("nextCursor").asString("");
            next = cursor.isEmpty() ? null : "&cursor=" + cursor;
        }
        return found;
    }

    private static String line(ServiceName service, JsonNode letter) {
        return "%s/%d  %s  %s-%d@%d  %s  %s"
                .formatted(
                        service.module(),
                        letter.path("id").asLong(),
                        letter.path("at").asString(),
                        letter.path("topic").asString(),
                        letter.path("partition").asInt(),
                        letter.path("offset").asLong(),
                        letter.path("type").asString("no type"),
                        letter.path("reason").asString());
    }
}
