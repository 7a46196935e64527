package dev.sweeps.core.surrogate;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LossModelTest {
    private static final UnitCube CUBE = UnitCube.of(space(
            "a", def("distribution", "uniform", "min", 0.0, "max", 1.0),
            "b", def("distribution", "uniform", "min", 0.0, "max", 1.0),
            "c", def("values", List.of("x", "y"))));

    private static LossModel model(int count, ToDoubleFunction<double[]> loss) {
        SobolPoints sobol = new SobolPoints(3);
        List<Observation> observations = IntStream.range(0, count)
                .mapToObj(i -> CUBE.snapped(sobol.scrambled(i, 8)))
                .map(point -> Observation.of(point, loss.applyAsDouble(point.u()), 1))
                .toList();
        return LossModel.of(new Study(CUBE, 1, observations, List.of())).orElseThrow();
    }

    @Test
    void estimatesInTheUnitOfTheLoss() {
        LossModel model = model(60, u -> 1_000 + 500 * u[0] + 200 * u[1]);

        Estimate inside = model.estimate(CUBE.snapped(new double[] {0.2, 0.2, 0.2}));

        assertThat(inside.loss()).isCloseTo(1_140, Offset.offset(20.0));
        assertThat(inside.standardError()).isBetween(0.0, 20.0);
    }

    @Test
    void isLessSureFarFromWhatItKnows() {
        Point near = CUBE.snapped(new double[] {0.1, 0.1, 0.1});
        Point far = CUBE.snapped(new double[] {0.95, 0.95, 0.9});
        List<Observation> observations = IntStream.range(0, 12)
                .mapToObj(i -> CUBE.snapped(new double[] {0.02 * i, 0.02 * (i * 5 % 12), 0.1}))
                .map(point -> Observation.of(point, Math.sin(20 * point.u()[0]), 1))
                .toList();
        LossModel model =
                LossModel.of(new Study(CUBE, 1, observations, List.of())).orElseThrow();

        assertThat(model.estimate(far).standardError())
                .isGreaterThan(2 * model.estimate(near).standardError());
    }

    @Test
    void isNoneWithoutALoss() {
        Observation failed = Observation.of(CUBE.snapped(new double[] {0.1, 0.1, 0.1}), Double.NaN, 1);

        assertThat(LossModel.of(new Study(CUBE, 1, List.of(failed), List.of()))).isEmpty();
    }

    /**
     * a^2-like terms would lose their upper half to the ranks, so the function is symmetric around its median: 2 a + b has variance
     * shares 4/5 and 1/5.
     */
    @Test
    void sharesTheVarianceOfAnAdditiveFunction() {
        List<Importance> importances = Importance.of(model(128, u -> 2 * u[0] + u[1]), 3);

        assertThat(importances).extracting(Importance::name).containsExactly("a", "b", "c");
        assertThat(importances.get(0).main()).isCloseTo(0.8, Offset.offset(0.04));
        assertThat(importances.get(1).main()).isCloseTo(0.2, Offset.offset(0.04));
        assertThat(importances.get(2).total()).isCloseTo(0, Offset.offset(0.01));
        assertThat(importances.get(0).total()).isCloseTo(importances.get(0).main(), Offset.offset(0.05));
    }

    /** (a - 1/2) (c is y ? 1 : -1): neither coordinate explains anything alone, both explain all together. */
    @Test
    void tellsInteractionsFromMainEffects() {
        List<Importance> importances = Importance.of(model(128, u -> (u[0] - 0.5) * (u[2] > 0.5 ? 1 : -1)), 3);

        assertThat(importances.get(0).main()).isLessThan(0.1);
        assertThat(importances.get(2).main()).isLessThan(0.1);
        assertThat(importances.get(0).total()).isGreaterThan(0.9);
        assertThat(importances.get(2).total()).isGreaterThan(0.9);
        assertThat(importances.get(1).total()).isLessThan(0.05);
    }

    @Test
    void findsNothingImportantWhereNothingVaries() {
        assertThat(Importance.of(model(20, _ -> 7), 3))
                .allMatch(importance -> importance.main() == 0 && importance.total() == 0);
    }
}
