package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Arrays;
import java.util.Set;

/** Finds points that are neither observed nor pending when the search that should have found one did not. */
final class Untried {
    private static final int RANDOM_TRIES = 200;
    /** A grid with more points than this is not walked through. */
    private static final double MOST_WALKED = 200_000;

    private final UnitCube cube;
    private final Moves moves;
    private final Draws draws;

    Untried(UnitCube cube, Moves moves, Draws draws) {
        this.cube = cube;
        this.moves = moves;
        this.draws = draws;
    }

    /** This point if it is not taken, else any other that is not; this one if none can be found. */
    Point orElse(Point wanted, Set<Point> taken) {
        Point point = wanted;
        for (int attempt = 0; attempt < RANDOM_TRIES && taken.contains(point); attempt++) {
            double[] u = new double[cube.dimension()];
            Arrays.setAll(u, _ -> draws.uniform());
            point = moves.snapped(u);
        }
        return taken.contains(point) ? walk(wanted, taken) : point;
    }

    private Point walk(Point wanted, Set<Point> taken) {
        double size = 1;
        for (int i = 0; i < cube.dimension(); i++) {
            size *= levels(i);
        }
        if (size > MOST_WALKED) {
            return wanted;
        }
        double[] u = new double[cube.dimension()];
        for (long number = 0; number < size; number++) {
            long rest = number;
            for (int i = 0; i < u.length; i++) {
                long levels = (long) levels(i);
                u[i] = (rest % levels + 0.5) / levels;
                rest /= levels;
            }
            Point point = cube.snapped(u);
            if (!taken.contains(point)) {
                return point;
            }
        }
        return wanted;
    }

    private double levels(int coordinate) {
        return switch (cube.coordinate(coordinate)) {
            case Coordinate.Real() -> Double.POSITIVE_INFINITY;
            case Coordinate.Ordered(long levels) -> levels;
            case Coordinate.Unordered(int levels) -> levels;
        };
    }
}
