package dev.sweeps.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.observe.LogLines;
import dev.sweeps.app.observe.Reports;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.curve.Progress;
import dev.sweeps.core.curve.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    /** The clock of the node is an hour ahead, which must not matter. */
    private static final Instant PRINTED = NOW.plusSeconds(3600);

    private static final Duration COLLECTING = Reading.collecting(1);

    private static final Told STORED = new Told(Progress.NONE.with(1, new CurvePoint(1, 0.5)), PRINTED, null);

    /**
     * Reads {@code g} besides the loss.
     *
     * @param all whether every report of the loss decides
     * @param above from where on {@code g} decides
     */
    private record Seen(boolean all, double above) implements Watch {
        @Override
        public String metric() {
            return "loss";
        }

        @Override
        public Set<Long> protectedSteps(Curve curve) {
            return Set.of();
        }

        @Override
        public boolean decides(Curve curve) {
            return all;
        }

        @Override
        public Optional<LatestReport> latest(int attempt, long step, Map<String, Double> numbers) {
            var g = numbers.get("g");
            return g == null
                    ? Optional.empty()
                    : Optional.of(new LatestReport(attempt, step, Map.of("g", g), List.of()));
        }

        @Override
        public boolean decides(LatestReport report) {
            return report.metrics().getOrDefault("g", 0.0) > above;
        }
    }

    private static final Watch ANY = new Seen(true, 100);
    private static final Watch NONE = new Seen(false, 100);

    private static Reading read(
            Reading before, Watch watch, int attempt, Instant printed, Map<String, Double> numbers) {
        var step = numbers.getOrDefault("step", 0.0).longValue();
        return before.with(
                attempt, new Reports.Report(step, numbers), new LogLines.Line(printed.toString(), ""), watch, NOW);
    }

    private static Reading loss(Instant printed, boolean decides) {
        return read(Reading.from(STORED), decides ? ANY : NONE, 1, printed, Map.of("step", 2.0, "loss", 0.4));
    }

    private static Reading g(Reading before, int attempt, double step, double g) {
        return read(before, NONE, attempt, PRINTED.plusSeconds((long) step), Map.of("step", step, "g", g));
    }

    @Test
    void storesNothingWhereNothingIsNew() {
        assertThat(Reading.from(STORED).isDue(STORED, COLLECTING, NOW.plusSeconds(3600)))
                .isFalse();
    }

    @Test
    void storesAtOnceWhatMayDecide() {
        var reading = loss(PRINTED.plusSeconds(1), true);

        assertThat(reading.isDue(STORED, COLLECTING, NOW)).isTrue();
        assertThat(reading.decidesBeyond(STORED)).isTrue();
        assertThat(reading.decidesBeyond(reading.told())).isFalse();
    }

    @Test
    void letsOtherReportsWaitForEachOther() {
        var reading = loss(PRINTED.plusSeconds(1), false);

        assertThat(reading.isDue(STORED, COLLECTING, NOW)).isFalse();
        assertThat(reading.isDue(STORED, COLLECTING, NOW.plusSeconds(10))).isTrue();
        assertThat(loss(PRINTED.plusSeconds(10), false).isDue(STORED, COLLECTING, NOW))
                .isTrue();
    }

    @Test
    void collectsForLongerTheMoreTrialsReportSoThatWritesStayFew() {
        assertThat(Reading.collecting(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Reading.collecting(400)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Reading.collecting(1000)).isEqualTo(Duration.ofSeconds(25));
        assertThat(Reading.collecting(100_000)).isEqualTo(Duration.ofMinutes(1));

        var reading = loss(PRINTED.plusSeconds(24), false);
        assertThat(reading.isDue(STORED, Reading.collecting(1000), NOW)).isFalse();
        assertThat(loss(PRINTED.plusSeconds(25), false).isDue(STORED, Reading.collecting(1000), NOW))
                .isTrue();
    }

    /** The next attempt runs on a node whose clock is an hour behind that of the last one. */
    @Test
    void waitsNoLongerForAClockThatIsBehind() {
        var reading = loss(PRINTED.minusSeconds(3600), false);

        assertThat(reading.isDue(STORED, COLLECTING, NOW)).isFalse();
        assertThat(reading.isDue(STORED, COLLECTING, NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void readsTheLogOfALaterAttemptFromItsBeginning() {
        var reading = loss(PRINTED, false);

        assertThat(reading.since(1)).isEqualTo(PRINTED.minusSeconds(1));
        assertThat(reading.since(2)).isNull();
    }

    @Test
    void keepsTheNewestReportThatRulesRead() {
        var reading = g(g(Reading.from(STORED), 1, 3, 7), 1, 2, 9);

        assertThat(reading.told().newest()).isNotNull().returns(3L, newest -> newest.report()
                .step());
        assertThat(reading.told().progress()).isEqualTo(STORED.progress());
        assertThat(reading.since(1)).isEqualTo(PRINTED.plusSeconds(2));
    }

    @Test
    void theFirstReportThatDecidesStaysWhateverFollows() {
        var reading = g(g(g(Reading.from(STORED), 1, 3, 7), 1, 4, 1e6), 1, 5, 1);

        assertThat(reading.told().newest())
                .isEqualTo(
                        new Newest(new LatestReport(1, 4, Map.of("g", 1e6), List.of()), PRINTED.plusSeconds(4), true));
        assertThat(reading.isDue(STORED, COLLECTING, NOW)).isTrue();
        assertThat(reading.wakesAfter(g(Reading.from(STORED), 1, 3, 7))).isTrue();
        assertThat(g(reading, 2, 1, 1).told().newest())
                .as("a later attempt is judged by its own reports")
                .isNotNull()
                .returns(false, Newest::decides);
    }

    @Test
    void reportsThatDecideNothingWaitForEachOtherExceptTheFirst() {
        var first = g(Reading.from(STORED), 1, 3, 7);
        var second = g(first, 1, 4, 8);

        assertThat(first.isDue(STORED, COLLECTING, NOW)).isTrue();
        assertThat(second.isDue(first.told(), COLLECTING, NOW)).isFalse();
        assertThat(second.wakesAfter(first)).isFalse();
        assertThat(second.isDue(first.told(), COLLECTING, NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void whatIsReadAgainChangesNothing() {
        var reading = g(g(Reading.from(STORED), 1, 3, 7), 1, 4, 8);

        assertThat(g(g(reading, 1, 3, 7), 1, 4, 8)).isEqualTo(reading);
    }

    @Test
    void anEditedRuleIsAboutTheNewestReportToo() {
        var reading = g(Reading.from(STORED), 1, 3, 7);

        var stricter = reading.under(new Seen(false, 5));
        assertThat(stricter.told().newest()).isNotNull().returns(true, Newest::decides);
        assertThat(stricter.under(NONE)).isEqualTo(reading);
    }
}
