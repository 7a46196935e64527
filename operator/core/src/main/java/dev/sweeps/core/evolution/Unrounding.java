package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.TruncatedNormal;
import dev.sweeps.core.optimizer.Coordinate;

/**
 * What a number may have been before it was moved to the middle of its level. CMA-ES would take equal levels for a direction without
 * any spread and never leave them; a draw from its own distribution inside the level tells it nothing that is not there.
 */
final class Unrounding {
    private Unrounding() {}

    /**
     * A number that the distribution could have drawn.
     *
     * @param u the observed number; NaN where the coordinate was not active, then it may have been any
     * @param mean of the distribution along this coordinate
     * @param deviation its standard deviation
     * @param share in [0, 1), which number it is
     */
    static double draw(double u, Coordinate coordinate, double mean, double deviation, double share) {
        double half =
                switch (coordinate) {
                    case Coordinate.Real() -> 0;
                    case Coordinate.Ordered(long levels) -> 0.5 / levels;
                    case Coordinate.Unordered _ -> throw new IllegalArgumentException("Levels without order");
                };
        boolean isKnown = !Double.isNaN(u);
        if (isKnown && half == 0) {
            return u;
        }
        double low = isKnown ? u - half : 0;
        double high = isKnown ? u + half : 1;
        double z = TruncatedNormal.quantile(share, (low - mean) / deviation, (high - mean) / deviation);
        return Math.clamp(mean + deviation * z, low, high);
    }
}
