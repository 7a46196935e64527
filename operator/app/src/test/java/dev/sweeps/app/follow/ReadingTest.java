package dev.sweeps.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.Progress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    /** The clock of the node is an hour ahead, which must not matter. */
    private static final Instant PRINTED = NOW.plusSeconds(3600);

    private static final Duration COLLECTING = Reading.collecting(1);

    private static final Progress STORED = Progress.NONE.with(1, new CurvePoint(1, 0.5));
    private static final Progress BEYOND = STORED.with(1, new CurvePoint(2, 0.4));

    private static Reading read(Instant printed, boolean decides) {
        return Reading.from(STORED, PRINTED).next(BEYOND, printed, decides, NOW);
    }

    @Test
    void storesNothingWhereNothingIsNew() {
        var reading = Reading.from(STORED, PRINTED);

        assertThat(reading.isDue(STORED, PRINTED, COLLECTING, NOW.plusSeconds(3600)))
                .isFalse();
    }

    @Test
    void storesAtOnceWhatMayDecide() {
        var reading = read(PRINTED.plusSeconds(1), true);

        assertThat(reading.isDue(STORED, PRINTED, COLLECTING, NOW)).isTrue();
        assertThat(reading.decidesBeyond(STORED)).isTrue();
        assertThat(reading.decidesBeyond(BEYOND)).isFalse();
    }

    @Test
    void letsOtherReportsWaitForEachOther() {
        var reading = read(PRINTED.plusSeconds(1), false);

        assertThat(reading.isDue(STORED, PRINTED, COLLECTING, NOW)).isFalse();
        assertThat(reading.isDue(STORED, PRINTED, COLLECTING, NOW.plusSeconds(10)))
                .isTrue();
        assertThat(read(PRINTED.plusSeconds(10), false).isDue(STORED, PRINTED, COLLECTING, NOW))
                .isTrue();
    }

    @Test
    void collectsForLongerTheMoreTrialsReportSoThatWritesStayFew() {
        assertThat(Reading.collecting(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Reading.collecting(400)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Reading.collecting(1000)).isEqualTo(Duration.ofSeconds(25));
        assertThat(Reading.collecting(100_000)).isEqualTo(Duration.ofMinutes(1));

        var reading = read(PRINTED.plusSeconds(24), false);
        assertThat(reading.isDue(STORED, PRINTED, Reading.collecting(1000), NOW))
                .isFalse();
        assertThat(read(PRINTED.plusSeconds(25), false).isDue(STORED, PRINTED, Reading.collecting(1000), NOW))
                .isTrue();
    }

    /** The next attempt runs on a node whose clock is an hour behind that of the last one. */
    @Test
    void waitsNoLongerForAClockThatIsBehind() {
        var reading = Reading.from(STORED, PRINTED).next(BEYOND, PRINTED.minusSeconds(3600), false, NOW);

        assertThat(reading.isDue(STORED, PRINTED, COLLECTING, NOW)).isFalse();
        assertThat(reading.isDue(STORED, PRINTED, COLLECTING, NOW.plusSeconds(10)))
                .isTrue();
    }

    @Test
    void readsTheLogOfALaterAttemptFromItsBeginning() {
        var reading = read(PRINTED, false);

        assertThat(reading.since(1)).isEqualTo(PRINTED.minusSeconds(1));
        assertThat(reading.since(2)).isNull();
    }
}
