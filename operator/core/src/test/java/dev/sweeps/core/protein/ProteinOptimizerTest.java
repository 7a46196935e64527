package dev.sweeps.core.protein;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProteinOptimizerTest {
    private static final SearchSpace SPACE = space(
            "train.total_timesteps",
            def("distribution", "log_normal", "min", 1e6, "max", 1e8, "scale", "time"),
            "train.gamma",
            def("distribution", "uniform", "min", 0, "max", 1, "mean", 0.25));
    private static final UnitCube CUBE = UnitCube.of(SPACE);

    @Test
    void beginsCheap() {
        double[] costs = run(Map.of(), 10, ProteinOptimizerTest::loss).stream()
                .mapToDouble(observation -> observation.point().u()[0])
                .toArray();

        assertThat(costs).hasSize(10);
        assertThat(Arrays.stream(costs).max().orElseThrow()).isLessThan(0.35);
    }

    @Test
    void beginsAtTheCentreOnDemand() {
        Point first = run(Map.of("seed_with_search_center", true), 1, ProteinOptimizerTest::loss)
                .getFirst()
                .point();

        assertThat(first.u()).containsExactly(0.5, 0.25);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatIsGood(Acquisition acquisition) {
        List<Observation> trials = run(
                Map.of("acquisition_fn", acquisition.name().toLowerCase(Locale.ROOT)),
                40,
                u -> Math.abs(u.u()[1] - 0.7));

        assertThat(best(trials.subList(0, 10))).isGreaterThan(best(trials));
        assertThat(best(trials)).isLessThan(0.02);
    }

    @Test
    void doesNotSitOnTheBounds() {
        List<Observation> trials = run(Map.of(), 40, ProteinOptimizerTest::loss);

        assertThat(trials.subList(10, 40))
                .allSatisfy(trial -> assertThat(trial.point().u()).doesNotContain(0.0, 1.0));
    }

    /** Cost falls along the second coordinate from 100 to 1, and the limit is known to be passed below its middle. */
    @Test
    void keepsTheLimitOnCosts() {
        var optimizer = optimizer(Map.of("max_suggestion_cost", 10));
        List<Observation> known = IntStream.range(0, 25)
                .mapToObj(i -> CUBE.snapped(new double[] {HashStream.uniform(1, i, 0), HashStream.uniform(1, i, 1)}))
                .map(point -> Observation.of(point, point.u()[1], Math.pow(100, 1 - point.u()[1])))
                .toList();

        for (int ordinal = 25; ordinal < 40; ordinal++) {
            Point point = optimizer.suggest(new Study(CUBE, 3, known, List.of()), ordinal);
            assertThat(Math.pow(100, 1 - point.u()[1])).isLessThan(10.5);
        }
    }

    @Test
    void takesWhatIsNearestToALimitThatNothingKeeps() {
        var optimizer = optimizer(Map.of("max_suggestion_cost", 0.001));
        List<Observation> known = IntStream.range(0, 12)
                .mapToObj(i -> CUBE.snapped(new double[] {HashStream.uniform(1, i, 0), HashStream.uniform(1, i, 1)}))
                .map(point -> Observation.of(point, -point.u()[0], Math.pow(100, point.u()[0])))
                .toList();

        Point point = optimizer.suggest(new Study(CUBE, 3, known, List.of()), 12);

        assertThat(point.u()[0])
                .isLessThan(known.stream()
                        .mapToDouble(trial -> trial.point().u()[0])
                        .average()
                        .orElseThrow());
    }

    private static double loss(Point point) {
        return -point.u()[0] - point.u()[1];
    }

    private static double best(List<Observation> trials) {
        return trials.stream().mapToDouble(Observation::loss).min().orElseThrow();
    }

    private static List<Observation> run(Map<String, Object> settings, int count, ToDoubleFunction<Point> loss) {
        var optimizer = optimizer(settings);
        List<Observation> trials = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            Point point = optimizer.suggest(new Study(CUBE, 3, trials, List.of()), ordinal);
            trials.add(Observation.of(point, loss.applyAsDouble(point), Math.pow(100, point.u()[0])));
        }
        return trials;
    }

    private static ProteinOptimizer optimizer(Map<String, Object> settings) {
        return switch (SettingsReader.read(settings, SPACE, null, null)) {
            case SettingsReading.Ready ready -> new ProteinOptimizer(ready.settings());
            case SettingsReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
