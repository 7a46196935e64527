package dev.sweeps.core.bayes;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.Hypervolume;
import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpOptimizerTest {
    private static final UnitCube PLANE = UnitCube.of(space(
            "x", def("distribution", "uniform", "min", -5.0, "max", 10.0),
            "y", def("distribution", "uniform", "min", 0.0, "max", 15.0)));
    private static final double BRANIN_MINIMUM = 0.39788735772973816;

    private static double branin(Point point) {
        double x = 15 * point.u()[0] - 5;
        double y = 15 * point.u()[1];
        double valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    @Test
    void beginsWithAScrambledSobolSequence() {
        Study nothing = new Study(PLANE, 9, List.of(), List.of());

        for (int ordinal = 0; ordinal < GpOptimizer.INITIAL_POINTS; ordinal++) {
            assertThat(new GpOptimizer().suggest(nothing, ordinal).u())
                    .containsExactly(new SobolPoints(2).scrambled(ordinal, 9));
        }
    }

    @Test
    void findsTheMinimumOfBranin() {
        for (long seed = 0; seed < 3; seed++) {
            double best = Studies.best(
                    Studies.run(new GpOptimizer(), PLANE, seed, 35, point -> Observation.of(point, branin(point), 1)));

            assertThat(best).isBetween(BRANIN_MINIMUM, BRANIN_MINIMUM + 0.02);
        }
    }

    /** One half of the plane fails always: after a while hardly anything is tried there. */
    @Test
    void learnsFromFailures() {
        List<Observation> observations = Studies.run(
                new GpOptimizer(),
                PLANE,
                1,
                40,
                point -> Observation.of(point, point.u()[0] > 0.5 ? Double.NaN : branin(point), 1));

        long failed = observations.stream()
                .skip(20)
                .filter(observation -> observation.kind() == Observation.Kind.FAILED)
                .count();
        assertThat(failed).isLessThanOrEqualTo(4);
    }

    /** The unconstrained minima of Branin lie at u = (0.12, 0.82), (0.54, 0.15) and (0.96, 0.16); the first is allowed. */
    @Test
    void keepsConstraints() {
        List<Observation> observations = Studies.run(
                new GpOptimizer(),
                PLANE,
                2,
                40,
                point -> new Observation(
                        point,
                        Observation.Kind.COMPLETED,
                        List.of(branin(point)),
                        List.of(point.u()[0] + 0.3 - point.u()[1]),
                        1,
                        1));

        assertThat(observations.stream()
                        .filter(Observation::isFeasible)
                        .mapToDouble(Observation::loss)
                        .min()
                        .orElseThrow())
                .isLessThan(BRANIN_MINIMUM + 0.1);
    }

    /** Two distances to two points: the front is the line between them, f1 + f2 = 0.5 at its middle. */
    @Test
    void spreadsOverTheFrontOfTwoLosses() {
        List<Observation> observations = Studies.run(new GpOptimizer(), PLANE, 2, 35, point -> {
            double x = point.u()[0];
            double y = point.u()[1];
            return new Observation(
                    point,
                    Observation.Kind.COMPLETED,
                    List.of(Math.hypot(x - 0.25, y - 0.5), Math.hypot(x - 0.75, y - 0.5)),
                    List.of(),
                    1,
                    1);
        });

        List<double[]> losses = observations.stream()
                .map(observation ->
                        observation.losses().stream().mapToDouble(loss -> loss).toArray())
                .toList();
        // With the whole line: 1 - 0.5^2 / 2, of a square of side 1.
        assertThat(Hypervolume.of(losses, new double[] {1, 1})).isGreaterThan(0.95 * 0.875);
    }

    /** Losses of step 1 lie below all final ones here; taken as final they would draw the search to the wrong side. */
    @Test
    void doesNotTakeStoppedTrialsForFinishedOnes() {
        List<Observation> observations = Studies.observations(
                PLANE,
                24,
                point -> point.u()[0] > 0.5
                        ? new Observation(point, Observation.Kind.STOPPED, List.of(0.5 + point.u()[0]), List.of(), 1, 1)
                        : new Observation(
                                point, Observation.Kind.COMPLETED, List.of(2 + point.u()[0]), List.of(), 1, 100));

        Point point = new GpOptimizer().suggest(new Study(PLANE, 4, observations, List.of()), 24);

        assertThat(point.u()[0]).isLessThan(0.6);
    }

    /** Before anything is known of the problem itself, it asks those before: at the best point of another Branin. */
    @Test
    void beginsWhereAnEarlierProblemWasGood() {
        List<Observation> earlier =
                Studies.observations(PLANE, 60, point -> Observation.of(point, 3 * branin(point) + 50, 1));
        Point running = Studies.point(PLANE, 3);

        Point point = new GpOptimizer(1).suggest(new Study(PLANE, 4, List.of(), List.of(running), List.of(earlier)), 1);

        assertThat(branin(point)).isLessThan(6);
    }

    @Test
    void findsTheMinimumSoonerWithAnEarlierProblemLikeIt() {
        List<Observation> earlier =
                Studies.observations(PLANE, 60, point -> Observation.of(point, 3 * branin(point) + 50, 1));

        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < 12; ordinal++) {
            Study study = new Study(PLANE, 1, observations, List.of(), List.of(earlier));
            Point point = new GpOptimizer(3).suggest(study, ordinal);
            observations.add(Observation.of(point, branin(point), 1));
        }

        assertThat(Studies.best(observations)).isLessThan(BRANIN_MINIMUM + 0.2);
        assertThat(Studies.best(
                        Studies.run(new GpOptimizer(), PLANE, 1, 12, point -> Observation.of(point, branin(point), 1))))
                .isGreaterThan(BRANIN_MINIMUM + 0.2);
    }

    /** What an instance remembers of earlier problems may not show. */
    @Test
    void suggestsTheSameWithAndWithoutWhatItRemembers() {
        List<Observation> one = Studies.observations(PLANE, 30, point -> Observation.of(point, branin(point), 1));
        List<Observation> other = Studies.observations(PLANE, 20, point -> Observation.of(point, -branin(point), 1));
        List<Observation> own = Studies.observations(PLANE, 4, point -> Observation.of(point, branin(point), 1));
        Study study = new Study(PLANE, 1, own, List.of(), List.of(one, other));
        GpOptimizer used = new GpOptimizer(3);
        Point elsewhere = used.suggest(new Study(PLANE, 1, own, List.of(), List.of(other)), 4);

        assertThat(used.suggest(study, 4)).isEqualTo(new GpOptimizer(3).suggest(study, 4));
        assertThat(elsewhere).isNotEqualTo(used.suggest(study, 4));
    }
}
