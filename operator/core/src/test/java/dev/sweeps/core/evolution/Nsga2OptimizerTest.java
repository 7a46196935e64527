package dev.sweeps.core.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Studies;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.Suggestions;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Nsga2OptimizerTest {
    private static final Nsga2Optimizer NSGA = new Nsga2Optimizer();

    @Property(tries = 300)
    void isSoundWhateverTheStudy(@ForAll("studies") Study study, @ForAll int ordinal) {
        Suggestions.assertSound(Nsga2Optimizer::new, study, ordinal);
    }

    @Provide
    Arbitrary<Study> studies() {
        return Studies.any(3);
    }

    /** ZDT1 in five dimensions: the Pareto set is where all coordinates but the first are 0. */
    private static List<Double> zdt1(Point point) {
        double[] u = point.u();
        double rest = 0;
        for (int i = 1; i < u.length; i++) {
            rest += u[i];
        }
        double g = 1 + 9 * rest / (u.length - 1);
        return List.of(u[0], g * (1 - Math.sqrt(u[0] / g)));
    }

    @Property(tries = 30)
    void theOrderOfFinishingDoesNotMatter(@ForAll long seed, @ForAll java.util.Random shuffle) {
        UnitCube cube = Studies.reals(5);
        List<Observation> observations = new ArrayList<>(run(Nsga2OptimizerTest::zdt1, _ -> List.of(), 60));
        Point suggested = NSGA.suggest(new Study(cube, seed, observations, List.of()), 60);
        Collections.shuffle(observations, shuffle);

        assertThat(NSGA.suggest(new Study(cube, seed, observations, List.of()), 60))
                .isEqualTo(suggested);
    }

    @Test
    void comesNearTheParetoSet() {
        List<Observation> observations = run(Nsga2OptimizerTest::zdt1, _ -> List.of(), 400);

        // Random points have 0.5 in the mean.
        assertThat(observations.subList(350, 400).stream()
                        .mapToDouble(observation -> (observation.point().u()[1]
                                        + observation.point().u()[2]
                                        + observation.point().u()[3]
                                        + observation.point().u()[4])
                                / 4)
                        .average()
                        .orElseThrow())
                .isLessThan(0.25);
    }

    @Test
    void comesToKeepTheConstraints() {
        List<Observation> observations =
                run(Nsga2OptimizerTest::zdt1, point -> List.of(point.u()[1] - 0.1, 0.6 - point.u()[0]), 300);

        // Of random points 4 in 100 keep both.
        assertThat(observations.subList(200, 300))
                .filteredOn(Observation::isFeasible)
                .hasSizeGreaterThan(40);
    }

    private static List<Observation> run(
            Function<Point, List<Double>> losses, Function<Point, List<Double>> violations, int suggestions) {
        UnitCube cube = Studies.reals(5);
        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < suggestions; ordinal++) {
            Point point = NSGA.suggest(new Study(cube, 1, observations, List.of()), ordinal);
            observations.add(new Observation(
                    point, Observation.Kind.COMPLETED, losses.apply(point), violations.apply(point), 1, 0));
        }
        return observations;
    }
}
