package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.ProjectedLbfgs.Minimum;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProjectedLbfgsTest {
    private static final double[] LOW = {-2, -2};
    private static final double[] HIGH = {2, 2};

    @Test
    void findsTheMinimumOfTheValley() {
        Minimum minimum = minimise(ProjectedLbfgsTest::rosenbrock, LOW, HIGH);

        assertThat(minimum.x()).containsExactly(new double[] {1, 1}, Offset.offset(1e-5));
        assertThat(minimum.value()).isLessThan(1e-10);
    }

    /** With x at most 0.5 the best of the valley is at (0.5, 0.25). */
    @Test
    void stopsAtTheBoundsThatHoldTheMinimum() {
        Minimum minimum = minimise(ProjectedLbfgsTest::rosenbrock, LOW, new double[] {0.5, 2});

        assertThat(minimum.x()).containsExactly(new double[] {0.5, 0.25}, Offset.offset(1e-5));
    }

    @Test
    void staysWhereTheFunctionIsFlat() {
        Minimum minimum = minimise((_, _) -> 3, LOW, HIGH);

        assertThat(minimum.x()).containsExactly(-1.2, 1);
        assertThat(minimum.value()).isEqualTo(3);
    }

    @Test
    void turnsBackFromWhereThereIsNoValue() {
        Minimum minimum = minimise((x, gradient) -> x[0] > 0.8 ? Double.NaN : rosenbrock(x, gradient), LOW, HIGH);

        assertThat(minimum.x()[0]).isBetween(0.7, 0.8);
        assertThat(minimum.value()).isLessThan(0.1);
    }

    @Test
    void saysSoWhenTheStartHasNoValue() {
        assertThat(minimise((_, _) -> Double.NaN, LOW, HIGH).value()).isNaN();
    }

    private static Minimum minimise(ProjectedLbfgs.Objective objective, double[] low, double[] high) {
        return ProjectedLbfgs.minimise(objective, new double[] {-1.2, 1}, low, high, 300, 1e-7);
    }

    private static double rosenbrock(double[] x, double[] gradient) {
        double off = x[1] - x[0] * x[0];
        gradient[0] = -400 * x[0] * off - 2 * (1 - x[0]);
        gradient[1] = 200 * off;
        return 100 * off * off + (1 - x[0]) * (1 - x[0]);
    }
}
