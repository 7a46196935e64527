package dev.sweeps.core.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static CurvePoint point(long step, double value) {
        return new CurvePoint(step, value);
    }

    private static Progress taken(Progress before, int attempt, List<CurvePoint> reports) {
        var progress = before;
        for (var report : reports) {
            progress = progress.with(attempt, report);
        }
        return progress;
    }

    /** Every break makes the reader begin again somewhere before the place that it had reached. */
    @Property
    void countsEachStepOnceHoweverOftenTheLogIsReadAgain(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 49) Integer> restarts) {
        var log = new ArrayList<CurvePoint>();
        for (var step = 0; step < 50; step++) {
            log.add(point(step, step * 0.5));
        }
        var progress = Progress.NONE;
        var read = 0;
        for (var restart : restarts) {
            var from = Math.min(restart, read);
            read = Math.max(read, Math.min(50, from + 10));
            progress = taken(progress, 1, log.subList(from, Math.min(50, from + 10)));
        }
        progress = taken(progress, 1, log.subList(Math.min(read, 49), 50));
        progress = taken(progress, 1, log);

        assertThat(progress.curve().points()).isEqualTo(log);
    }

    @Test
    void keepsTheFirstValueOfAStep() {
        var progress = taken(Progress.NONE, 1, List.of(point(1, 0.1), point(1, 0.2), point(0, 0.3)));

        assertThat(progress.curve().points()).containsExactly(point(1, 0.1));
    }

    @Test
    void goesOnWhereALaterAttemptGoesOn() {
        var first = taken(Progress.NONE, 1, List.of(point(1, 0.1), point(2, 0.2), point(3, 0.3)));

        var second = taken(first, 2, List.of(point(2, 0.25), point(3, Double.NaN)));

        assertThat(second)
                .isEqualTo(new Progress(2, new Curve(List.of(point(1, 0.1), point(2, 0.25), point(3, Double.NaN)))));
    }

    @Test
    void hearsNoLateWordOfAnEarlierAttempt() {
        var second = taken(Progress.NONE, 2, List.of(point(2, 0.25)));

        assertThat(second.with(1, point(9, 0.9))).isEqualTo(second);
    }
}
