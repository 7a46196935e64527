package dev.sweeps.core.bayes;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostOptimizerTest {
    private static final UnitCube PLANE = UnitCube.of(space(
            "quality", def("distribution", "uniform", "min", 0.0, "max", 1.0),
            "size", def("distribution", "uniform", "min", 0.0, "max", 1.0)));

    /** Larger is better, a little, and dearer, by a factor of 1000 from end to end. */
    private static Observation observe(Point point) {
        double size = point.u()[1];
        return Observation.of(point, Math.sin(15 * point.u()[0]) - 0.1 * size, Math.exp(6.9 * size));
    }

    private static double spent(Optimizer optimizer, int trials) {
        return Studies.run(optimizer, PLANE, 1, trials, CostOptimizerTest::observe).stream()
                .mapToDouble(Observation::cost)
                .sum();
    }

    @Test
    void spendsLessThanASearchThatDoesNotCount() {
        assertThat(spent(new CostOptimizer(Budget.NONE), 15)).isLessThan(0.5 * spent(new GpOptimizer(), 15));
    }

    @Test
    void beginsCheaplyWhereTheCostIsDeclared() {
        CostOptimizer declared = new CostOptimizer(new Budget(1e6, Double.POSITIVE_INFINITY, 1));
        double size = 0;
        for (int ordinal = 0; ordinal < 4; ordinal++) {
            size += declared.suggest(new Study(PLANE, 3, List.of(), List.of()), ordinal)
                            .u()[1]
                    / 4;
        }

        assertThat(size).isLessThan(0.4);
    }

    @Test
    void keepsTheCapWithAProbabilityAndNotOnAverage() {
        double cap = 30;
        CostOptimizer capped = new CostOptimizer(new Budget(Double.POSITIVE_INFINITY, cap, 1));

        List<Observation> observations = Studies.run(capped, PLANE, 5, 25, CostOptimizerTest::observe);

        assertThat(observations.stream()
                        .skip(8)
                        .filter(observation -> observation.cost() > cap)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    /** Here larger is much better, and dearer by a factor of 7 only. */
    @Test
    void countsCostLessWhenTheBudgetIsSpent() {
        List<Observation> observations = Studies.observations(
                PLANE,
                25,
                point -> Observation.of(point, Math.sin(15 * point.u()[0]) - point.u()[1], Math.exp(2 * point.u()[1])));
        Study study = new Study(PLANE, 5, observations, List.of());

        Point spent = new CostOptimizer(new Budget(1, Double.POSITIVE_INFINITY, -1)).suggest(study, 25);
        Point rich = new CostOptimizer(Budget.NONE).suggest(study, 25);

        assertThat(spent.u()[1]).isGreaterThan(rich.u()[1] + 0.1);
    }
}
