package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.Choice;
import dev.sweeps.core.space.Continuous;
import dev.sweeps.core.space.Domain;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the configurations of another sweep lie in a cube. What both vary counts, and must lie within the bounds; what only the other
 * one varied is left out; what only this one varies is taken at the middle of its own scale.
 */
public final class EarlierPoints {
    private static final double MIDDLE = 0.5;
    /** The cluster gives numbers back as they were printed. */
    private static final double ROUNDING = 1e-9;

    private EarlierPoints() {}

    /** Whether the two spaces have any parameter in common that varies here. */
    static boolean haveAnythingOf(UnitCube cube, Map<String, Object> parameters) {
        return IntStream.range(0, cube.dimension()).anyMatch(i -> parameters.containsKey(cube.name(i)));
    }

    /**
     * The point of a configuration.
     *
     * @param parameters by dotted name
     * @param mode with {@link WarmStartMode#POINTS} also what is fixed here must have been the same there
     * @return empty if a value lies outside the bounds or is none of this space
     */
    public static Optional<Point> of(UnitCube cube, Map<String, Object> parameters, WarmStartMode mode) {
        if (!haveAnythingOf(cube, parameters) || (mode == WarmStartMode.POINTS && !isSameSlice(cube, parameters))) {
            return Optional.empty();
        }
        double[] u = new double[cube.dimension()];
        for (int i = 0; i < u.length; i++) {
            Object value = parameters.get(cube.name(i));
            u[i] = value == null ? MIDDLE : cube.at(i, value);
            if (Double.isNaN(u[i]) || (value instanceof Number number && !isWithin(cube.domain(i), number))) {
                return Optional.empty();
            }
        }
        return Optional.of(cube.snapped(u));
    }

    private static boolean isSameSlice(UnitCube cube, Map<String, Object> parameters) {
        return cube.space().parameters().stream()
                .filter(parameter -> parameter.isFixed())
                .allMatch(parameter -> {
                    Object there = parameters.get(parameter.name());
                    return there == null || isSame(parameter.domain().quantile(MIDDLE), there);
                });
    }

    private static boolean isSame(Object here, Object there) {
        return (here instanceof Number left && there instanceof Number right)
                ? left.doubleValue() == right.doubleValue()
                : here.equals(there);
    }

    private static boolean isWithin(Domain domain, Number number) {
        return switch (domain) {
            case Choice _ -> true;
            case Continuous continuous -> isBetween(continuous.lower(), number.doubleValue(), continuous.upper());
            case Domain other ->
                !(other.quantile(0) instanceof Number least)
                        || !(other.quantile(1) instanceof Number most)
                        || isBetween(least.doubleValue(), number.doubleValue(), most.doubleValue());
        };
    }

    private static boolean isBetween(double least, double number, double most) {
        double reach = Math.max(Math.abs(least), Math.abs(most));
        double slack = Double.isFinite(reach) ? ROUNDING * reach : 0;
        return number >= least - slack && number <= most + slack;
    }
}
