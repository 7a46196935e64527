package dev.sweeps.core.evolution;

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
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CmaEsOptimizerTest {
    private static final CmaEsOptimizer CMA_ES = new CmaEsOptimizer();

    @Property(tries = 300)
    void isSoundWhateverTheStudy(@ForAll("studies") Study study, @ForAll int ordinal) {
        Suggestions.assertSound(CmaEsOptimizer::new, study, ordinal);
    }

    @Provide
    Arbitrary<Study> studies() {
        return Studies.any(3);
    }

    /** Four coordinates have generations of 8. */
    @Property(tries = 50)
    void theOrderWithinAGenerationDoesNotMatter(@ForAll long seed, @ForAll java.util.Random shuffle) {
        Study study = Studies.run(CMA_ES, Studies.reals(4), seed, 24, CmaEsOptimizerTest::ellipsoid);
        List<Observation> shuffled = new ArrayList<>(study.observations());
        for (int start = 0; start < 24; start += 8) {
            Collections.shuffle(shuffled.subList(start, start + 8), shuffle);
        }

        assertThat(CMA_ES.suggest(new Study(study.cube(), seed, shuffled, List.of()), 24))
                .isEqualTo(CMA_ES.suggest(study, 24));
    }

    /** Axes of very different importance and one oblique direction. */
    private static double ellipsoid(Point point) {
        double[] u = point.u();
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double x = u[i] - 0.3 + (i > 0 ? 0.5 * (u[0] - 0.3) : 0);
            sum += Math.pow(100, i) * x * x;
        }
        return sum;
    }

    @Test
    void convergesOnABadlyScaledObliqueFunction() {
        assertThat(Studies.best(Studies.run(CMA_ES, Studies.reals(3), 1, 600, CmaEsOptimizerTest::ellipsoid)))
                .isLessThan(1e-8);
    }

    @Test
    void convergesOnLevelsToo() {
        UnitCube cube = UnitCube.of(space(
                "x", def("distribution", "uniform", "min", 0.0, "max", 1.0),
                "n", def("min", 0, "max", 100),
                "m", def("min", 0, "max", 3),
                "kind", def("values", List.of("a", "b", "c"))));

        Study study = Studies.run(CMA_ES, cube, 2, 300, point -> {
            double[] u = point.u();
            double kind = Math.floor(u[3] * 3) == 2 ? 0 : 1;
            return Math.pow(u[0] - 0.7, 2)
                    + Math.pow(Math.floor(u[1] * 101) - 23, 2) / 1e4
                    + Math.abs(u[2] - 0.875)
                    + kind;
        });

        assertThat(Studies.best(study)).isLessThan(1e-3);
    }

    @Test
    void startsAgainWhereItHasConverged() {
        Study study = Studies.run(CMA_ES, Studies.reals(1), 3, 700, point -> Math.abs(point.u()[0] - 0.25));

        assertThat(Studies.best(study)).isLessThan(1e-9);
        assertThat(study.observations().subList(300, 700))
                .anyMatch(observation -> Math.abs(observation.point().u()[0] - 0.25) > 0.2);
    }

    @Test
    void convergesAmongPointsOfOthersAndFailures() {
        UnitCube cube = Studies.reals(2);
        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < 300; ordinal++) {
            Point point = ordinal % 3 == 0
                    ? new Point(new double[] {0.999, 0.001})
                    : CMA_ES.suggest(new Study(cube, 4, observations, List.of()), ordinal);
            boolean fails = point.u()[0] > 0.8 && ordinal % 2 == 0;
            observations.add(Observation.of(point, fails ? Double.NaN : ellipsoid(point), 1));
        }

        // The best of 200 random points is at 0.02 or so.
        assertThat(observations.stream()
                        .filter(observation -> observation.kind() == Observation.Kind.COMPLETED)
                        .mapToDouble(Observation::loss)
                        .min()
                        .orElseThrow())
                .isLessThan(1e-3);
    }
}
