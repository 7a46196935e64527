package dev.sweeps.core.optimizer;

import dev.sweeps.core.numeric.NumberStream;

/** Draws from the distributions of a space: what there is to try before anything is known. */
public final class PriorDraws {
    private PriorDraws() {}

    /** One number for each coordinate, also for those that may turn out inactive. */
    public static double[] numbers(UnitCube cube, NumberStream stream) {
        double[] u = new double[cube.dimension()];
        for (int i = 0; i < u.length; i++) {
            u[i] = cube.drawn(i, stream.next());
        }
        return u;
    }

    public static Point point(UnitCube cube, NumberStream stream) {
        return cube.snapped(numbers(cube, stream));
    }
}
