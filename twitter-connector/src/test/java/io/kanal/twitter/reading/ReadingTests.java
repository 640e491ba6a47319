package io.kanal.twitter.reading;

import static io.kanal.twitter.reading.SimulatedMailbox.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.twitter.reading.Page.Entry;
import io.kanal.twitter.reading.ReadRequest.Further;
import io.kanal.twitter.reading.ReadRequest.Top;
import io.kanal.twitter.reading.Reading.Kept;
import io.kanal.twitter.reading.Reading.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link Reading}, as conversations with a mailbox. */
class ReadingTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SimulatedMailbox mailbox = new SimulatedMailbox(NOW);
    private final List<Entry> published = new ArrayList<>();
    private Reading reading = Reading.begin(new Start(null, NOW, 30), Kept.nothing());

    @Test
    void firstConnectionWithoutHistoryPublishesOnlyWhatIsNew() {
        mailbox.write(150, Duration.ofDays(10));
        connect(0, Kept.nothing());
        poll(10);
        assertThat(published).isEmpty();
        mailbox.writeOne();
        poll(10);
        assertThat(published).containsExactly(mailbox.newest());
        assertThat(reading.filling()).isEmpty();
        assertThat(reading.isHistoryDone()).isTrue();
    }

    @Test
    void firstConnectionReadsTheWantedDaysOfThePast() {
        mailbox.write(150, Duration.ofDays(20));
        var old = List.copyOf(mailbox.entries());
        mailbox.write(250, Duration.ofDays(5));
        connect(7, Kept.nothing());
        pollAndFill(10);
        assertThat(ids(published))
                .containsExactlyInAnyOrderElementsOf(ids(mailbox.entries().subList(150, 400)));
        assertThat(published).doesNotContainAnyElementsOf(old);
        assertThat(reading.history().messages()).isEqualTo(250);
        assertThat(reading.history().backTo()).isEqualTo(NOW.minus(Duration.ofDays(7)));
        assertThat(reading.isHistoryDone()).isTrue();
        assertThat(published).allMatch(reading.history()::includes);
    }

    @Test
    void thirtyDaysOfHistoryAreReadPageByPageNewestFirst() {
        mailbox.write(250, Duration.ofDays(20));
        connect(30, Kept.nothing());
        assertThat(reading.top(10)).isEqualTo(new Top(100));
        poll(10);
        assertThat(published).isEqualTo(mailbox.entries().subList(150, 250));
        assertThat(reading.completeUntil()).isEqualTo(NOW);
        assertThat(reading.history().backTo()).isEqualTo(published.getFirst().sentAt());
        fillOnce();
        assertThat(published.subList(100, 200)).isEqualTo(mailbox.entries().subList(50, 150));
        fillOnce();
        assertThat(published).hasSize(250).doesNotHaveDuplicates();
        assertThat(reading.filling()).isEmpty();
    }

    @Test
    void emptyMailboxHasNoHistory() {
        connect(30, Kept.nothing());
        poll(10);
        assertThat(reading.isHistoryDone()).isTrue();
        assertThat(reading.completeUntil()).isEqualTo(NOW);
        mailbox.advance(Duration.ofSeconds(1));
        var first = mailbox.writeOne();
        poll(10);
        assertThat(published).containsExactly(first);
        assertThat(reading.history().includes(first)).isFalse();
    }

    @Test
    void whatComesBetweenVerificationAndTheFirstPageIsNotHistory() {
        mailbox.write(20, Duration.ofDays(1));
        connect(30, Kept.nothing());
        mailbox.write(150, Duration.ZERO);
        pollAndFill(10);
        assertThat(published).hasSize(170).doesNotHaveDuplicates();
        assertThat(published).filteredOn(reading.history()::includes).hasSize(20);
    }

    @Test
    void outageBecomesAGapThatHoldsCompletenessBack() {
        connectAndRead();
        mailbox.write(35, Duration.ZERO);
        mailbox.advance(Duration.ofMinutes(10));
        poll(10);
        assertThat(published).isEqualTo(mailbox.entries().subList(25, 35));
        assertThat(reading.isBehind()).isTrue();
        assertThat(reading.completeUntil()).isEqualTo(NOW);
        fillOnce();
        assertThat(published).hasSize(35).doesNotHaveDuplicates();
        assertThat(reading.isBehind()).isFalse();
        assertThat(reading.completeUntil()).isEqualTo(mailbox.now());
        assertThat(published).noneMatch(reading.history()::includes);
    }

    @Test
    void severalGapsAreFilledNewestFirst() {
        connectAndRead();
        for (var outage = 0; outage < 3; outage++) {
            mailbox.write(130, Duration.ZERO);
            poll(10);
        }
        assertThat(reading.gaps()).hasSize(3);
        fillOnce();
        assertThat(published.get(30)).isEqualTo(mailbox.entries().get(280));
        pollAndFill(10);
        assertThat(ids(published)).containsExactlyInAnyOrderElementsOf(ids(mailbox.entries()));
        assertThat(reading.gaps()).isEmpty();
    }

    @Test
    void aLargerLivePageThatReachesIntoAGapShrinksIt() {
        connectAndRead();
        mailbox.write(150, Duration.ZERO);
        poll(10);
        poll(50);
        assertThat(published).hasSize(50);
        assertThat(reading.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.upper())
                        .isEqualTo(mailbox.entries().get(100).id()));
        pollAndFill(10);
        assertThat(published).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void lateArrivalIsPublished() {
        connectAndRead();
        mailbox.write(5, Duration.ZERO);
        poll(10);
        var late = mailbox.writeBetween(2, 3);
        poll(10);
        assertThat(published).hasSize(6).endsWith(late);
        poll(10);
        assertThat(published).hasSize(6);
    }

    @Test
    void whatWasPassedOverAtTheStartIsNotALateArrival() {
        mailbox.write(40, Duration.ofDays(1));
        connect(0, Kept.nothing());
        poll(10);
        mailbox.writeOne();
        poll(10);
        poll(100);
        assertThat(published).hasSize(1);
    }

    @Test
    void refusedTokenRestartsTheGapFromTheTop() {
        connectAndRead();
        mailbox.write(350, Duration.ZERO);
        poll(10);
        fillOnce();
        var refused = (Further) reading.filling().orElseThrow();
        reading = reading.onRefusedToken(refused);
        assertThat(reading.filling()).contains(new Top(100));
        assertThat(reading.top(10)).isEqualTo(new Top(100));
        pollAndFill(10);
        assertThat(published).hasSize(350).doesNotHaveDuplicates();
    }

    @Test
    void aPageThatRepeatsAfterACrashIsPublishedAgainAndLosesNothing() {
        connectAndRead();
        mailbox.write(150, Duration.ZERO);
        poll(10);
        var request = reading.filling().orElseThrow();
        var beforeCrash = reading;
        var first = reading.onPage(request, mailbox.answer(request));
        var again = beforeCrash.onPage(request, mailbox.answer(request));
        assertThat(again.published()).isEqualTo(first.published()).isNotEmpty();
    }

    @Test
    void aPageThatXRepeatsIsNotPublishedTwice() {
        connectAndRead();
        mailbox.write(150, Duration.ZERO);
        poll(10);
        var request = reading.filling().orElseThrow();
        take(request, mailbox.answer(request));
        var before = published.size();
        var repeated = reading.filling().orElseThrow();
        take(repeated, new Page(mailbox.answer(request).entries(), repeated.token() + "-more", mailbox.now()));
        assertThat(published).hasSize(before);
        assertThat(reading.filling().orElseThrow().token()).endsWith("-more");
    }

    @Test
    void aTokenThatXGivesTwiceRestartsTheGap() {
        connectAndRead();
        mailbox.write(150, Duration.ZERO);
        poll(10);
        var request = reading.filling().orElseThrow();
        take(request, new Page(List.of(), request.token(), mailbox.now()));
        assertThat(reading.filling()).contains(new Top(100));
    }

    @Test
    void emptyPagesWithATokenAreGoneThrough() {
        connectAndRead();
        mailbox.write(30, Duration.ZERO);
        take(new Top(10), new Page(List.of(), "first-hidden", mailbox.now()));
        assertThat(reading.isBehind()).isTrue();
        var second = reading.filling().orElseThrow();
        assertThat(second.token()).isEqualTo("first-hidden");
        take(second, new Page(List.of(), "second-hidden", mailbox.now()));
        take(new Top(10), new Page(List.of(), "first-hidden", mailbox.now()));
        assertThat(reading.filling().orElseThrow().token()).isEqualTo("second-hidden");
        take(reading.filling().orElseThrow(), mailbox.answer(new Top(20)));
        assertThat(published).hasSize(20);
        pollAndFill(10);
        assertThat(published).hasSize(30).doesNotHaveDuplicates();
        assertThat(reading.gaps()).isEmpty();
    }

    @Test
    void deletedMarkDoesNotHide() {
        connectAndRead();
        mailbox.write(3, Duration.ZERO);
        poll(10);
        mailbox.delete(mailbox.newest());
        var next = mailbox.writeOne();
        poll(10);
        assertThat(published).hasSize(4).endsWith(next);
        assertThat(reading.gaps()).isEmpty();
    }

    @Test
    void emptiedMailboxKeepsTheMark() {
        connectAndRead();
        mailbox.write(3, Duration.ZERO);
        poll(10);
        var mark = reading.mark();
        mailbox.deleteAll();
        poll(10);
        assertThat(reading.mark()).isEqualTo(mark);
        assertThat(reading.gaps()).isEmpty();
    }

    @Test
    void marksAreComparedAsNumbers() {
        reading = Reading.begin(new Start(EventId.of("999"), NOW, 0), Kept.nothing());
        take(
                new Top(10),
                Page.of(List.of(new Entry(EventId.of("1000"), NOW), new Entry(EventId.of("999"), NOW)), null, NOW));
        assertThat(ids(published)).containsExactly(EventId.of("1000"));
        assertThat(reading.mark()).isEqualTo(EventId.of("1000"));
    }

    @Test
    void historyStopsAtFiveThousandUntilReadOn() {
        mailbox.write(7_000, Duration.ofDays(20));
        connect(30, Kept.nothing());
        pollAndFill(10);
        assertThat(published).hasSize(5_000);
        assertThat(reading.isHistoryStopped()).isTrue();
        mailbox.write(30, Duration.ZERO);
        pollAndFill(10);
        assertThat(published).hasSize(5_030);
        reading = reading.readOn();
        assertThat(reading.isHistoryStopped()).isFalse();
        pollAndFill(10);
        assertThat(published).hasSize(7_030).doesNotHaveDuplicates();
        assertThat(reading.isHistoryDone()).isTrue();
    }

    @Test
    void theLastHistoryPageAsksOnlyForWhatIsLeft() {
        mailbox.write(6_000, Duration.ofDays(20));
        connect(30, Kept.nothing());
        mailbox.write(50, Duration.ZERO);
        poll(10);
        while (reading.history().left() > 100) {
            fillOnce();
        }
        assertThat(reading.filling().orElseThrow().maxResults())
                .isEqualTo(reading.history().left())
                .isEqualTo(50);
    }

    @Test
    void theSameAccountAgainGoesOnFromTheKeptMark() {
        connectAndRead();
        mailbox.write(300, Duration.ZERO);
        poll(10);
        var kept = new Kept(reading.mark(), reading.gaps());
        mailbox.advance(Duration.ofDays(2));
        mailbox.write(120, Duration.ZERO);
        connect(30, kept);
        pollAndFill(10);
        assertThat(ids(published)).containsExactlyInAnyOrderElementsOf(ids(mailbox.entries()));
        assertThat(reading.isHistoryDone()).isTrue();
        assertThat(reading.history().messages()).isEqualTo(410);
    }

    @Test
    void theSameAccountAgainReadsAtMostTheWantedDays() {
        connectAndRead();
        mailbox.write(10, Duration.ZERO);
        poll(10);
        var kept = new Kept(reading.mark(), reading.gaps());
        mailbox.advance(Duration.ofDays(12));
        mailbox.write(120, Duration.ZERO);
        mailbox.advance(Duration.ofDays(8));
        mailbox.write(5, Duration.ZERO);
        connect(7, kept);
        pollAndFill(10);
        assertThat(published).hasSize(15);
        connect(0, kept);
        pollAndFill(10);
        assertThat(published).hasSize(15);
    }

    @Test
    void aProbeOfOneEventOpensAGapAndNothingIsLost() {
        connectAndRead();
        mailbox.write(4, Duration.ZERO);
        poll(1);
        assertThat(published).containsExactly(mailbox.newest());
        pollAndFill(10);
        assertThat(published).hasSize(4).doesNotHaveDuplicates();
    }

    private void connectAndRead() {
        connect(30, Kept.nothing());
        poll(10);
    }

    private void connect(int historyDays, Kept kept) {
        var newest = mailbox.entries().isEmpty() ? null : mailbox.newest().id();
        reading = Reading.begin(new Start(newest, mailbox.now(), historyDays), kept);
    }

    private void poll(int size) {
        var request = reading.top(size);
        take(request, mailbox.answer(request));
    }

    private void fillOnce() {
        var request = reading.filling().orElseThrow();
        take(request, mailbox.answer(request));
    }

    private void pollAndFill(int size) {
        poll(size);
        for (var pages = 0; reading.filling().isPresent(); pages++) {
            assertThat(pages).isLessThan(1_000);
            fillOnce();
        }
    }

    private void take(ReadRequest request, Page page) {
        var outcome = reading.onPage(request, page);
        published.addAll(outcome.published());
        reading = outcome.next();
    }
}
