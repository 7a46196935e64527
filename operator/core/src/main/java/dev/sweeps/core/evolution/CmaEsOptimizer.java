package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.numeric.TruncatedNormal;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.TakenPoints;
import dev.sweeps.core.optimizer.UnitCube;

/**
 * CMA-ES (Hansen, arXiv 1604.00772), asked one point at a time. Numbers come from its normal distribution, which is computed from the
 * observations at every call; levels without order are drawn by how often the best points had them. With several losses the best
 * points are those of the first Pareto fronts.
 */
public final class CmaEsOptimizer implements Optimizer {
    private static final int STREAM = 0;
    private static final int MOST_TRIES = 100;

    @Override
    public Point suggest(Study study, long ordinal) {
        TakenPoints taken = TakenPoints.of(study);
        Replay replay = Replay.of(study);
        double[] stretch = stretch(study.cube(), replay);
        NumberStream stream = NumberStream.of(study.seed(), ordinal, STREAM);
        double[] u = draw(study.cube(), replay, stretch, stream);
        // A draw outside the cube is drawn again, as long as that does not take forever; then its nearest point inside
        // is taken.
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            if (isInside(u) && !taken.contains(study.cube().snapped(u))) {
                break;
            }
            u = draw(study.cube(), replay, stretch, stream);
        }
        Point point = study.cube().snapped(u);
        return taken.contains(point) ? taken.untried(stream) : point;
    }

    private static double[] draw(UnitCube cube, Replay replay, double[] stretch, NumberStream stream) {
        double[] u = new double[cube.dimension()];
        SearchDistribution distribution = replay.distribution();
        double[] x = distribution.draw(stream);
        for (int axis = 0; axis < x.length; axis++) {
            double mean = distribution.mean(axis);
            u[replay.numbers()[axis]] = mean + stretch[axis] * (x[axis] - mean);
        }
        replay.levels().forEach((i, shares) -> u[i] = shares.draw(stream.next()));
        return u;
    }

    /**
     * How much wider than it is the distribution has to be along each axis for levels to be left: of one population and all axes one
     * number leaves its level in the mean, as the margin of CMA-ES with margin has it (Hamano et al., GECCO 2022, alpha).
     */
    private static double[] stretch(UnitCube cube, Replay replay) {
        SearchDistribution distribution = replay.distribution();
        int[] numbers = replay.numbers();
        double leaving = 1.0 / (distribution.strategy().population * Math.max(1, numbers.length));
        double reach = TruncatedNormal.quantile(1 - leaving / 2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        double[] stretch = new double[numbers.length];
        for (int axis = 0; axis < numbers.length; axis++) {
            double smallest = cube.coordinate(numbers[axis]) instanceof Coordinate.Ordered(long levels)
                    ? 0.5 / levels / reach
                    : 0;
            stretch[axis] = Math.max(1, smallest / distribution.deviation(axis));
        }
        return stretch;
    }

    private static boolean isInside(double[] u) {
        for (double number : u) {
            if (number < 0 || number > 1) {
                return false;
            }
        }
        return true;
    }
}
