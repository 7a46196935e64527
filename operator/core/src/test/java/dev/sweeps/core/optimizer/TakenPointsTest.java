package dev.sweeps.core.optimizer;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.NumberStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakenPointsTest {
    /** The last value hardly ever comes by chance. */
    private static final UnitCube CUBE = UnitCube.of(space(
            "a", def("min", 1, "max", 4),
            "b", def("values", List.of("x", "y", "z"), "probabilities", List.of(1, 1, 1e-9), "when", "a > 2")));

    private static final int POINTS = 2 + 2 * 3;

    @Test
    void findsEveryPointOfASmallSpaceOnce() {
        List<Observation> observations = new ArrayList<>();
        Set<Point> found = new HashSet<>();
        for (int i = 0; i < POINTS; i++) {
            Point point = untried(observations, List.of());
            found.add(point);
            observations.add(Observation.of(point, 0, 1));
        }

        assertThat(found).hasSize(POINTS);
    }

    @Test
    void repeatsWhatDoesNotRunWhenTheSpaceIsUsedUp() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            observations.add(Observation.of(untried(observations, List.of()), 0, 1));
        }
        List<Point> all = observations.stream().map(Observation::point).toList();

        assertThat(untried(observations, all.subList(1, POINTS))).isEqualTo(all.getFirst());
        assertThat(all).contains(untried(observations, all));
    }

    private static Point untried(List<Observation> observations, List<Point> pending) {
        return TakenPoints.of(new Study(CUBE, 1, observations, pending)).untried(NumberStream.of(1, 0, 0));
    }
}
