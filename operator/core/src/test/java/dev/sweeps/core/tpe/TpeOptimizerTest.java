package dev.sweeps.core.tpe;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Studies;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.Suggestions;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TpeOptimizerTest {
    private static final TpeOptimizer TPE = new TpeOptimizer();

    @Property(tries = 300)
    void isSoundWhateverTheStudy(@ForAll("studies") Study study, @ForAll int ordinal) {
        Suggestions.assertSound(TpeOptimizer::new, study, ordinal);
    }

    @Provide
    Arbitrary<Study> studies() {
        return Studies.any(3);
    }

    @Property(tries = 30)
    void onlyTheOrderOfTheLossesMatters(@ForAll long seed) {
        Study study = Studies.run(TPE, Studies.reals(2), seed, 40, point -> point.u()[0] - point.u()[1]);
        List<Observation> stretched = study.observations().stream()
                .map(observation -> Observation.of(observation.point(), Math.exp(300 * observation.loss()), 1))
                .toList();

        assertThat(TPE.suggest(new Study(study.cube(), seed, stretched, List.of()), 40))
                .isEqualTo(TPE.suggest(study, 40));
    }

    @Test
    void closesInOnTheMinimum() {
        double[] best = IntStream.range(0, 10)
                .mapToDouble(seed -> Studies.best(Studies.run(
                        TPE,
                        Studies.reals(2),
                        seed,
                        60,
                        point -> Math.pow(point.u()[0] - 0.3, 2) + Math.pow(point.u()[1] - 0.8, 2))))
                .sorted()
                .toArray();

        // The median of the best of 60 random points is 0.0037.
        assertThat(best[5]).isLessThan(0.002);
    }

    @Test
    void learnsUnderAConditionAndAmongLevelsWithoutOrder() {
        UnitCube cube = UnitCube.of(space(
                "kind", def("values", List.of("a", "b", "c")),
                "x", def("distribution", "uniform", "min", 0.0, "max", 1.0, "when", "kind == 'b'"),
                "n", def("min", 0, "max", 50, "when", "kind != 'b'")));

        Study study = Studies.run(
                TPE, cube, 3, 80, point -> point.isActive(1) ? Math.abs(point.u()[1] - 0.25) : 0.5 + point.u()[2]);

        List<Observation> last = study.observations().subList(40, 80);
        assertThat(last)
                .filteredOn(observation -> observation.point().isActive(1))
                .hasSizeGreaterThan(25);
        assertThat(Studies.best(study)).isLessThan(0.03);
    }

    @Test
    void closesInOnTheBestThatKeepsTheConstraint() {
        UnitCube cube = Studies.reals(1);
        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < 60; ordinal++) {
            Point point = TPE.suggest(new Study(cube, 1, observations, List.of()), ordinal);
            double x = point.u()[0];
            observations.add(new Observation(point, Observation.Kind.COMPLETED, List.of(x), List.of(0.5 - x), 1, 0));
        }

        // Random points are 0.25 away from the bound in the mean.
        assertThat(observations.subList(30, 60).stream()
                        .mapToDouble(observation -> Math.abs(observation.loss() - 0.5))
                        .average()
                        .orElseThrow())
                .isLessThan(0.15);
        assertThat(observations.stream()
                        .filter(Observation::isFeasible)
                        .mapToDouble(Observation::loss)
                        .min()
                        .orElseThrow())
                .isLessThan(0.52);
    }

    @Test
    void pointsThatRunKeepTheNextOnesAway() {
        UnitCube cube = Studies.reals(1);
        Study study = Studies.run(TPE, cube, 5, 30, point -> Math.abs(point.u()[0] - 0.5));
        List<Point> pending = new ArrayList<>();
        for (int ordinal = 30; ordinal < 46; ordinal++) {
            pending.add(TPE.suggest(new Study(cube, 5, study.observations(), pending), ordinal));
        }
        List<Point> apart = IntStream.range(30, 46)
                .mapToObj(ordinal -> TPE.suggest(study, ordinal))
                .toList();

        assertThat(new HashSet<>(pending)).hasSize(16);
        assertThat(spread(pending)).isGreaterThan(spread(apart));
    }

    private static double spread(List<Point> points) {
        double mean =
                points.stream().mapToDouble(point -> point.u()[0]).average().orElseThrow();
        return points.stream()
                .mapToDouble(point -> Math.pow(point.u()[0] - mean, 2))
                .sum();
    }

    @Test
    void severalLossesLeadToTheParetoSet() {
        UnitCube cube = Studies.reals(2);
        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < 100; ordinal++) {
            Point point = TPE.suggest(new Study(cube, 2, observations, List.of()), ordinal);
            double x = point.u()[0];
            double y = point.u()[1];
            observations.add(new Observation(
                    point, Observation.Kind.COMPLETED, List.of(x * x + y, (x - 1) * (x - 1) + y), List.of(), 1, 0));
        }

        // The Pareto set is the side y = 0; random points have 0.5 in the mean.
        assertThat(observations.subList(50, 100).stream()
                        .mapToDouble(observation -> observation.point().u()[1])
                        .average()
                        .orElseThrow())
                .isLessThan(0.2);
    }
}
