package dev.sweeps.core.space;

/**
 * Shares near 1, such as a discount factor: log(1 - x) is uniform between the bounds. This is Protein's {@code logit_normal}, which
 * in spite of its name is neither a logit nor normal.
 *
 * @param min at least 0
 * @param max less than 1
 */
public record LogComplement(double min, double max, Centre centre) implements Continuous {
    /** Nothing nearer to 1 is tried, as in Protein: 1 itself has no logarithm. */
    static final double LARGEST = 1 - 1e-6;

    public LogComplement {
        if (!(min >= 0) || !(min <= max) || !(max <= LARGEST)) {
            throw new IllegalArgumentException("No range of shares: " + min + " to " + max);
        }
    }

    @Override
    public double at(double u) {
        if (u <= 0 || u >= 1) {
            return u <= 0 ? min : max;
        }
        return Math.clamp(-Math.expm1((1 - u) * Math.log1p(-min) + u * Math.log1p(-max)), min, max);
    }

    @Override
    public double share(double value) {
        if (min == max || !(value < 1)) {
            return min == max ? 0.5 : 1;
        }
        return Math.clamp((Math.log1p(-value) - Math.log1p(-min)) / (Math.log1p(-max) - Math.log1p(-min)), 0.0, 1.0);
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
