package io.kanal.twitter.reading;

import static io.kanal.twitter.reading.SimulatedMailbox.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.reading.Page.Entry;
import io.kanal.twitter.reading.ReadRequest.Further;
import io.kanal.twitter.reading.Reading.Kept;
import io.kanal.twitter.reading.Reading.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@link Reading} through long random lives of a mailbox, with outages, late arrivals, deletions, crashes between
 * publishing and saving, refused tokens and new connections, and checks what must hold in each of them.
 */
class ReadingPropertyTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    static IntStream lives() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void nothingIsLostAndOnlyACrashRepeats(int seed) {
        var life = new Life(seed);
        for (var step = 0; step < 150; step++) {
            life.step();
        }
        life.settle();
        assertThat(life.missing()).as("lost in life %d", seed).isEmpty();
        assertThat(life.repeatedWithoutCrash).as("repeated in life %d", seed).isEmpty();
    }

    /** One mailbox and its one reader. */
    private static final class Life {

        private final Random random;
        private final SimulatedMailbox mailbox = new SimulatedMailbox(NOW);
        private final Set<EventId> published = new HashSet<>();
        private final Set<EventId> publishedBeforeCrash = new HashSet<>();
        private final Set<EventId> deleted = new HashSet<>();
        private final Set<EventId> wanted = new HashSet<>();
        private final List<EventId> repeatedWithoutCrash = new ArrayList<>();
        private Reading reading;

        Life(int seed) {
            random = new Random(seed);
            mailbox.write(random.nextInt(600), Duration.ofDays(1 + random.nextInt(20)));
            var days = List.of(0, 7, 30).get(random.nextInt(3));
            reading = Reading.begin(start(days), Kept.nothing());
            mailbox.entries().stream()
                    .filter(entry -> days > 0 && !entry.sentAt().isBefore(NOW.minus(Duration.ofDays(days))))
                    .forEach(entry -> wanted.add(entry.id()));
        }

        void step() {
            mailbox.advance(Duration.ofSeconds(random.nextInt(60)));
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 -> write(random.nextInt(12));
                case 5 -> write(random.nextInt(400));
                case 6 -> writeLate();
                case 7 -> deleteSome();
                case 8 -> reconnect();
                case 9 -> refuseToken();
                case 10, 11 -> crash(reading.top(size()));
                case 12 -> reading.filling().ifPresent(this::crash);
                case 13, 14, 15 -> reading.filling().ifPresent(this::read);
                default -> read(reading.top(size()));
            }
            assertThat(reading.gaps())
                    .allMatch(gap -> gap.upper() == null
                            || !gap.upper().isAfter(reading.mark().next()));
        }

        /** X is well, nobody writes any more, and Read on is pressed as often as it takes. */
        void settle() {
            read(reading.top(10));
            for (var pages = 0; reading.filling().isPresent(); pages++) {
                assertThat(pages).isLessThan(1_000);
                read(reading.filling().get());
            }
            assertThat(reading.gaps()).isEmpty();
            assertThat(reading.completeUntil()).isEqualTo(mailbox.now());
        }

        Set<EventId> missing() {
            var missing = new HashSet<>(wanted);
            missing.removeAll(published);
            missing.removeAll(deleted);
            return missing;
        }

        private int size() {
            return List.of(1, 5, 10, 20, 100).get(random.nextInt(5));
        }

        private void write(int count) {
            for (var i = 0; i < count; i++) {
                wanted.add(mailbox.writeOne().id());
            }
        }

        /** Among the ten newest, where every page would show it that is not a probe. */
        private void writeLate() {
            var seen = mailbox.entries().size();
            if (seen > 30
                    && reading.remembered().ids().size() > 20
                    && reading.gaps().isEmpty()) {
                var place = seen - 2 - random.nextInt(3);
                var before = mailbox.entries().get(place).id();
                if (before.isAfter(reading.remembered().ids().first())) {
                    wanted.add(mailbox.writeBetween(place, place + 1).id());
                    read(reading.top(10));
                }
            }
        }

        private void deleteSome() {
            var entries = mailbox.entries();
            for (var i = 0; i < 3 && !entries.isEmpty(); i++) {
                var entry = entries.get(random.nextInt(entries.size()));
                deleted.add(entry.id());
                mailbox.delete(entry);
            }
        }

        private void reconnect() {
            if (random.nextInt(4) == 0) {
                reading = Reading.begin(start(30), new Kept(reading.mark(), reading.gaps()));
            }
        }

        private Start start(int days) {
            var entries = mailbox.entries();
            return new Start(entries.isEmpty() ? null : entries.getLast().id(), mailbox.now(), days);
        }

        private void refuseToken() {
            reading.filling().ifPresent(request -> {
                if (request instanceof Further further) {
                    reading = reading.onRefusedToken(further);
                }
            });
        }

        private void read(ReadRequest request) {
            reading = publish(request, false).next();
        }

        private void crash(ReadRequest request) {
            publish(request, true);
        }

        private Outcome publish(ReadRequest request, boolean crash) {
            var outcome = reading.onPage(request, mailbox.answer(request));
            assertThat(ids(outcome.published())).isSorted();
            outcome.published().stream().map(Entry::id).forEach(id -> {
                if (!published.add(id) && !publishedBeforeCrash.contains(id)) {
                    repeatedWithoutCrash.add(id);
                }
                if (crash) {
                    publishedBeforeCrash.add(id);
                } else {
                    publishedBeforeCrash.remove(id);
                }
            });
            return outcome;
        }
    }
}
