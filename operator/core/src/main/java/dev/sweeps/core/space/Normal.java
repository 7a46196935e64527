package dev.sweeps.core.space;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The normal distribution.
 *
 * @param sigma standard deviation, at least 0; with 0 every value is {@code mu}
 */
public record Normal(double mu, double sigma) implements Continuous {
    /** No draw lies farther from the mean than this many standard deviations. */
    static final double FARTHEST = 9;

    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

    public Normal {
        if (!(sigma >= 0) || !Double.isFinite(Math.abs(mu) + FARTHEST * sigma)) {
            throw new IllegalArgumentException("No normal distribution: mu " + mu + ", sigma " + sigma);
        }
    }

    @Override
    public double at(double u) {
        return mu + sigma * STANDARD.inverseCumulativeProbability(Continuous.inside(u));
    }

    @Override
    public double share(double value) {
        return sigma == 0 ? 0.5 : STANDARD.cumulativeProbability((value - mu) / sigma);
    }

    @Override
    public double lower() {
        return sigma == 0 ? mu : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
        return sigma == 0 ? mu : Double.POSITIVE_INFINITY;
    }
}
