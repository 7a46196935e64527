package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Studies for the tests of this room. */
final class Studies {
    private Studies() {}

    /** A random point. */
    static Point point(UnitCube cube, int number) {
        double[] u = new double[cube.dimension()];
        Arrays.setAll(u, i -> HashStream.uniform(5, number, i));
        return cube.snapped(u);
    }

    /** Observations of random points. */
    static List<Observation> observations(UnitCube cube, int count, Function<Point, Observation> observe) {
        return IntStream.range(0, count)
                .mapToObj(number -> observe.apply(point(cube, number)))
                .toList();
    }

    /** Runs an optimizer, one trial after the other. */
    static List<Observation> run(
            Optimizer optimizer, UnitCube cube, long seed, int trials, Function<Point, Observation> observe) {
        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < trials; ordinal++) {
            observations.add(observe.apply(optimizer.suggest(new Study(cube, seed, observations, List.of()), ordinal)));
        }
        return observations;
    }

    /** The lowest loss. */
    static double best(List<Observation> observations) {
        return observations.stream().mapToDouble(Observation::loss).min().orElseThrow();
    }
}
