package dev.sweeps.core.space;

/**
 * Numbers whose natural logarithm is normal: W&amp;B's {@code log_normal} with mu and sigma.
 *
 * @param mu mean of the logarithm
 * @param sigma standard deviation of the logarithm, at least 0
 */
public record LogNormal(double mu, double sigma) implements Continuous {
    /** exp of anything within these is a positive double. */
    static final double LARGEST_EXPONENT = 700;

    public LogNormal {
        if (!(sigma >= 0) || !(Math.abs(mu) + Normal.FARTHEST * sigma <= LARGEST_EXPONENT)) {
            throw new IllegalArgumentException("No log-normal distribution: mu " + mu + ", sigma " + sigma);
        }
    }

    @Override
    public double at(double u) {
        return Math.exp(new Normal(mu, sigma).at(u));
    }

    @Override
    public double share(double value) {
        return value > 0 ? new Normal(mu, sigma).share(Math.log(value)) : 0;
    }

    @Override
    public double lower() {
        return sigma == 0 ? Math.exp(mu) : 0;
    }

    @Override
    public double upper() {
        return sigma == 0 ? Math.exp(mu) : Double.POSITIVE_INFINITY;
    }
}
