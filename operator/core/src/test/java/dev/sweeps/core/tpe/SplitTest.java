package dev.sweeps.core.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Observation.Kind;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Studies;
import dev.sweeps.core.optimizer.Study;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void aTenthIsGoodAndNoMoreThan25() {
        assertThat(goodOf(10)).isEqualTo(1);
        assertThat(goodOf(11)).isEqualTo(2);
        assertThat(goodOf(241)).isEqualTo(25);
        assertThat(goodOf(1_000)).isEqualTo(25);
    }

    private static int goodOf(int n) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            observations.add(observation(i, Kind.COMPLETED, i, 0, 0));
        }
        return split(observations, List.of()).below().size();
    }

    @Test
    void keepsTheOrderOfFinishingAndPutsWhatRunsAndWhatFailedAbove() {
        List<Observation> observations = new ArrayList<>();
        observations.add(new Observation(point(0), Kind.FAILED, List.of(), List.of(), 1, 0));
        for (int i = 1; i <= 20; i++) {
            observations.add(observation(i, Kind.COMPLETED, 20 - i, 0, 0));
        }

        Split split = split(observations, List.of(point(50)));

        assertThat(split.below()).containsExactly(point(19), point(20));
        assertThat(split.above())
                .startsWith(point(0), point(1))
                .endsWith(point(18), point(50))
                .hasSize(20);
    }

    private static Split split(List<Observation> observations, List<Point> pending) {
        return Split.of(new Study(Studies.reals(1), 1, observations, pending));
    }

    private static Observation observation(int number, Kind kind, double loss, long step, double violation) {
        return new Observation(point(number), kind, List.of(loss), List.of(violation), 1, step);
    }

    private static Point point(int number) {
        return new Point(new double[] {number / 1_000.0});
    }
}
