package dev.sweeps.core.space;

/**
 * Positive numbers whose logarithm is uniform. It stands for W&amp;B's {@code log_uniform}, {@code log_uniform_values},
 * {@code inv_log_uniform} and {@code inv_log_uniform_values} (log(1/x) is uniform when log(x) is) and for Protein's bounded
 * {@code log_normal}, which draws uniformly on the log scale and takes the mean for its centre only.
 *
 * @param min smallest value itself, greater than 0
 * @param max largest value itself
 */
public record LogUniform(double min, double max, Centre centre) implements Continuous {
    public LogUniform {
        if (!(min > 0) || !(min <= max) || !Double.isFinite(max)) {
            throw new IllegalArgumentException("No range on a log scale: " + min + " to " + max);
        }
    }

    @Override
    public double at(double u) {
        if (u <= 0 || u >= 1) {
            return u <= 0 ? min : max;
        }
        return Math.clamp(Math.exp((1 - u) * Math.log(min) + u * Math.log(max)), min, max);
    }

    @Override
    public double share(double value) {
        if (min == max || !(value > 0)) {
            return min == max ? 0.5 : 0;
        }
        return Math.clamp((Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min)), 0.0, 1.0);
    }

    @Override
    public double lower() {
        return min;
    }

    @Override
    public double upper() {
        return max;
    }
}
