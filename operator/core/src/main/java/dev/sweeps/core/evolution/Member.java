package dev.sweeps.core.evolution;

import dev.sweeps.core.optimizer.Point;

/**
 * One member of a population at the end of an interval.
 *
 * @param number of the member, distinct
 * @param point its parameters in that interval
 * @param loss NaN or infinite when it has none: then it is among the worst, and nobody goes on from it
 */
public record Member(int number, Point point, double loss) {
    boolean hasLoss() {
        return Double.isFinite(loss);
    }
}
