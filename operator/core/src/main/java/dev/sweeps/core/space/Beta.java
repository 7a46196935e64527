package dev.sweeps.core.space;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * The beta distribution on [0, 1].
 *
 * @param a first shape, within {@value #SMALLEST} to {@value #LARGEST}, where the inverse is known to be sound
 * @param b second shape, within the same bounds
 */
public record Beta(double a, double b) implements Continuous {
    static final double SMALLEST = 0.01;
    static final double LARGEST = 100_000;
    private static final double ACCURACY = 1e-15;

    public Beta {
        if (!(a >= SMALLEST) || !(b >= SMALLEST) || !(a <= LARGEST) || !(b <= LARGEST)) {
            throw new IllegalArgumentException("No beta distribution: a " + a + ", b " + b);
        }
    }

    @Override
    public double at(double u) {
        return Math.clamp(new BetaDistribution(a, b, ACCURACY).inverseCumulativeProbability(u), 0.0, 1.0);
    }

    @Override
    public double share(double value) {
        return new BetaDistribution(a, b, ACCURACY).cumulativeProbability(Math.clamp(value, 0.0, 1.0));
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return 1;
    }
}
