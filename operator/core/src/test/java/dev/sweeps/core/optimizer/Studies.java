package dev.sweeps.core.optimizer;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;

import dev.sweeps.core.numeric.NumberStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Studies for the tests of the optimizers, among them those that no sweep should bring about. */
public final class Studies {
    private static final List<UnitCube> CUBES = List.of(
            UnitCube.of(Cubes.everyKind()),
            reals(1),
            reals(3),
            UnitCube.of(space("a", def("values", List.of("x", "y")))),
            UnitCube.of(space(
                    "a", def("min", 1, "max", 4),
                    "b", def("values", List.of("x", "y", "z"), "when", "a > 2"),
                    "c", def("min", 1, "max", 3, "when", "has(parameters.b) && b == 'x'"))),
            UnitCube.of(space("fixed", def("value", 1))));

    private static final List<Observation.Kind> KINDS = List.of(Observation.Kind.values());

    /** Losses at the ends of what a double holds, and a few that are equal. */
    private static final double[] LOSSES = {0, -0.0, 1, 1, -1, 1e300, -1e300, Double.MAX_VALUE, 1e-300, 3.5};

    private Studies() {}

    /** A cube of real coordinates. */
    public static UnitCube reals(int dimension) {
        Object[] definitions = new Object[2 * dimension];
        for (int i = 0; i < dimension; i++) {
            definitions[2 * i] = "x" + i;
            definitions[2 * i + 1] = def("distribution", "uniform", "min", 0.0, "max", 1.0);
        }
        return UnitCube.of(space(definitions));
    }

    /** Any mixture of ends, losses, violations and repeated points, with up to three losses. */
    public static Arbitrary<Study> any(int mostLosses) {
        return Combinators.combine(
                        Arbitraries.of(CUBES),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, mostLosses),
                        Arbitraries.of(Nature.class))
                .as((cube, seed, observed, pending, losses, nature) ->
                        study(cube, seed, observed, pending, losses, nature));
    }

    private enum Nature {
        PLAIN,
        CONSTRAINED,
        ALL_FAILED,
        ALL_EQUAL
    }

    private static Study study(UnitCube cube, long seed, int observed, int pending, int objectives, Nature nature) {
        NumberStream stream = NumberStream.of(seed, -1, 0);
        List<Point> points = points(cube, observed + pending, stream);
        List<Observation> observations = new ArrayList<>();
        for (Point point : points.subList(0, observed)) {
            observations.add(observation(point, objectives, nature, stream));
        }
        return new Study(cube, seed, observations, points.subList(observed, observed + pending));
    }

    /** Every fifth point or so is one of those before it. */
    private static List<Point> points(UnitCube cube, int count, NumberStream stream) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && stream.next() < 0.2;
            points.add(again ? points.get(stream.nextIndex(i)) : PriorDraws.point(cube, stream));
        }
        return points;
    }

    private static Observation observation(Point point, int objectives, Nature nature, NumberStream stream) {
        Observation.Kind kind =
                nature == Nature.ALL_FAILED ? Observation.Kind.FAILED : KINDS.get(stream.nextIndex(KINDS.size()));
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < objectives && kind != Observation.Kind.FAILED; i++) {
            losses.add(nature == Nature.ALL_EQUAL ? 1.0 : LOSSES[stream.nextIndex(LOSSES.length)]);
        }
        List<Double> violations = nature == Nature.CONSTRAINED
                ? List.of(stream.next() - 0.5, stream.next() < 0.1 ? Double.NaN : -1.0)
                : List.of();
        return new Observation(
                point, kind, losses, violations, stream.next() < 0.5 ? Double.NaN : 1, stream.nextIndex(4));
    }

    /** The study after so many suggestions, one at a time, each with the loss of this function of the point. */
    public static Study run(
            Optimizer optimizer, UnitCube cube, long seed, int suggestions, ToDoubleFunction<Point> lossOf) {
        List<Observation> observations = new ArrayList<>();
        for (int ordinal = 0; ordinal < suggestions; ordinal++) {
            Point point = optimizer.suggest(new Study(cube, seed, observations, List.of()), ordinal);
            observations.add(Observation.of(point, lossOf.applyAsDouble(point), 1));
        }
        return new Study(cube, seed, observations, List.of());
    }

    /** The smallest loss of a study. */
    public static double best(Study study) {
        return study.observations().stream()
                .mapToDouble(Observation::loss)
                .min()
                .orElseThrow();
    }
}
