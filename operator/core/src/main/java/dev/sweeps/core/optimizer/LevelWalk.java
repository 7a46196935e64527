package dev.sweeps.core.optimizer;

import java.util.Optional;
import java.util.function.Predicate;

/** Goes through all points of a cube without real coordinates, like an odometer: the last coordinate turns fastest. */
final class LevelWalk {
    /** A larger space is not used up by any sweep, so that its draws find what is left. */
    private static final long MOST_POINTS = 20_000;

    private LevelWalk() {}

    /** The first point that is wanted; empty also for a cube that has a real coordinate or too many levels. */
    static Optional<Point> first(UnitCube cube, Predicate<Point> wanted) {
        long points = 1;
        for (int i = 0; i < cube.dimension(); i++) {
            long levels = levels(cube.coordinate(i));
            points = levels > MOST_POINTS ? MOST_POINTS + 1 : Math.min(points * levels, MOST_POINTS + 1);
        }
        for (long number = 0; points <= MOST_POINTS && number < points; number++) {
            Point point = point(cube, number);
            if (wanted.test(point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    private static Point point(UnitCube cube, long number) {
        double[] u = new double[cube.dimension()];
        long rest = number;
        for (int i = u.length - 1; i >= 0; i--) {
            long levels = levels(cube.coordinate(i));
            u[i] = (rest % levels + 0.5) / levels;
            rest /= levels;
        }
        return cube.snapped(u);
    }

    private static long levels(Coordinate coordinate) {
        return switch (coordinate) {
            case Coordinate.Real() -> Long.MAX_VALUE;
            case Coordinate.Ordered(long levels) -> levels;
            case Coordinate.Unordered(int levels) -> levels;
        };
    }
}
