package dev.sweeps.core.bayes;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.optimizer.Cubes;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.protein.Acquisition;
import dev.sweeps.core.protein.ProteinOptimizer;
import dev.sweeps.core.protein.ProteinSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every optimizer that models losses by Gaussian processes promises, whatever the data. */
class OptimizerContractTest {
    private static final UnitCube EVERY_KIND = UnitCube.of(Cubes.everyKind());
    private static final UnitCube SMALL = UnitCube.of(space(
            "a", def("min", 1L, "max", 4L),
            "b", def("values", List.of("x", "y", "z")),
            "c", def("values", List.of(false, true), "when", "a > 2")));
    private static final ProteinSettings LIMITED =
            new ProteinSettings(4, true, 0, 64, 0.5, 0.25, 50, false, "", Acquisition.UCB, 2, true);
    private static final UnitCube NOTHING = UnitCube.of(space("a", def("value", 1L)));

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new GpOptimizer(),
                new CostOptimizer(new Budget(1_000, 50, -1)),
                new ProteinOptimizer(ProteinSettings.DEFAULTS),
                new ProteinOptimizer(LIMITED));
    }

    @ParameterizedTest
    @MethodSource("optimizersAndData")
    void alwaysSuggestsAPointOfTheCube(Optimizer optimizer, List<Observation> observations) {
        List<Point> pending = List.of(Studies.point(EVERY_KIND, 900), Studies.point(EVERY_KIND, 901));

        Point point = optimizer.suggest(new Study(EVERY_KIND, 7, observations, pending), observations.size() + 2);

        double[] filled =
                Arrays.stream(point.u()).map(u -> Double.isNaN(u) ? 0.5 : u).toArray();
        assertThat(EVERY_KIND.snapped(filled)).isEqualTo(point);
        assertThat(pending).doesNotContain(point);
        assertThat(observations.stream().map(Observation::point)).doesNotContain(point);
    }

    static Stream<Arguments> optimizersAndData() {
        return optimizers().flatMap(optimizer -> data().stream().map(data -> Arguments.of(optimizer, data)));
    }

    static List<List<Observation>> data() {
        return List.of(
                List.of(),
                observed(1, point -> Observation.of(point, 3, 1)),
                observed(12, point -> Observation.of(point, 3, 1)),
                observed(12, point -> Observation.of(point, Double.NaN, 1)),
                observed(12, point -> Observation.of(point, odd(point) ? Double.NaN : point.u()[0], 1)),
                observed(12, point -> Observation.of(point, odd(point) ? 1e300 : -1e300, 1)),
                observed(12, point -> Observation.of(point, 1e-300 * point.u()[0], 1e-300)),
                observed(12, point -> Observation.of(point, point.u()[0], Double.NaN)),
                observed(12, point -> Observation.of(point, point.u()[0], 1e300)),
                observed(12, point -> stopped(point, odd(point) ? 0 : 10)),
                observed(24, point -> odd(point) ? stopped(point, 5) : Observation.of(point, point.u()[1], 2)),
                observed(
                        12,
                        point -> new Observation(
                                point, Observation.Kind.COMPLETED, List.of(point.u()[0]), List.of(1.0, -1e300), 3, 1)),
                observed(
                        12,
                        point -> new Observation(
                                point,
                                Observation.Kind.COMPLETED,
                                List.of(point.u()[0], 1 - point.u()[0], 2.0, 1e300),
                                List.of(),
                                3,
                                1)),
                repeated());
    }

    private static List<Observation> observed(int count, Function<Point, Observation> observe) {
        return Studies.observations(EVERY_KIND, count, observe);
    }

    private static List<Observation> repeated() {
        return IntStream.range(0, 15)
                .mapToObj(i -> Observation.of(Studies.point(EVERY_KIND, 0), i, 1))
                .toList();
    }

    private static Observation stopped(Point point, long step) {
        return new Observation(point, Observation.Kind.STOPPED, List.of(point.u()[0]), List.of(), 1, step);
    }

    private static boolean odd(Point point) {
        return point.hashCode() % 2 != 0;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void isAFunctionOfItsArguments(Optimizer optimizer) {
        Study study = new Study(
                EVERY_KIND,
                3,
                observed(20, point -> Observation.of(point, point.u()[0], 1 + point.u()[1])),
                List.of(Studies.point(EVERY_KIND, 77)));
        Point first = optimizer.suggest(study, 21);

        assertThat(optimizer.suggest(new Study(SMALL, 1, List.of(), List.of()), 0))
                .isNotNull();
        assertThat(optimizer.suggest(study, 21)).isEqualTo(first);
        assertThat(optimizer.suggest(study, 22)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void triesEveryPointOfASmallGridOnceAndThenGoesOn(Optimizer optimizer) {
        int size = 2 * 3 + 2 * 3 * 2;

        List<Observation> observations = Studies.run(
                optimizer,
                SMALL,
                1,
                size + 2,
                point -> Observation.of(point, point.u()[0] + HashStream.uniform(1, point.hashCode(), 0), 1));

        Set<Point> different = new HashSet<>(
                observations.stream().map(Observation::point).limit(size).toList());
        assertThat(different).hasSize(size);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void fillsManyPlacesAtOnceWithDifferentPoints(Optimizer optimizer) {
        List<Observation> observations = observed(15, point -> Observation.of(point, point.u()[0], 1 + point.u()[1]));
        List<Point> pending = new ArrayList<>();
        for (int ordinal = 15; ordinal < 23; ordinal++) {
            pending.add(optimizer.suggest(new Study(EVERY_KIND, 3, observations, pending), ordinal));
        }

        assertThat(pending).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void standsACubeWithoutCoordinates(Optimizer optimizer) {
        Point only = NOTHING.snapped(new double[0]);

        assertThat(optimizer.suggest(
                        new Study(
                                NOTHING, 1, List.of(Observation.of(only, 1, 1), Observation.of(only, 1, 1)), List.of()),
                        40))
                .isEqualTo(only);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void worksOnAPartOfALongHistory(Optimizer optimizer) {
        List<Observation> observations =
                Studies.observations(EVERY_KIND, 900, point -> Observation.of(point, point.u()[0], 1 + point.u()[1]));

        Point point = optimizer.suggest(new Study(EVERY_KIND, 3, observations, List.of()), 900);

        assertThat(observations.stream().map(Observation::point)).doesNotContain(point);
    }
}
