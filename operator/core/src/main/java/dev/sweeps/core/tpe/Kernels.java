package dev.sweeps.core.tpe;

import dev.sweeps.core.optimizer.Coordinate;

/**
 * The factors of a mixture's components along one coordinate: one kernel around each point, in order of the points, and a wide last one
 * that stands for the prior.
 */
sealed interface Kernels permits RealKernels, OrderedKernels, UnorderedKernels {
    /**
     * Kernels around points.
     *
     * @param centres where the points lie along the coordinate; none of them NaN
     */
    static Kernels around(double[] centres, Coordinate coordinate) {
        return switch (coordinate) {
            case Coordinate.Real() -> new RealKernels(centres);
            case Coordinate.Ordered(long levels) -> new OrderedKernels(centres, levels);
            case Coordinate.Unordered(int levels) -> new UnorderedKernels(centres, levels);
        };
    }

    /**
     * The inverse distribution function of one kernel.
     *
     * @param share in [0, 1)
     * @return a number in [0, 1]; the middle of a level where there are levels
     */
    double draw(int kernel, double share);

    /**
     * Adds to each sum the log density, or log probability, of a number under the kernel of the same index.
     *
     * @param u as {@link #draw} gives it
     */
    void addLogDensities(double u, double[] sums);
}
