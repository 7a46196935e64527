package dev.sweeps.core.space;

/** Real numbers between two bounds, all equally likely. */
public record Uniform(double min, double max, Centre centre) implements Continuous {
    public Uniform {
        if (!(min <= max) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException("No range: " + min + " to " + max);
        }
    }

    /** A weighted mean of the bounds, because their difference may be more than a double holds. */
    @Override
    public double at(double u) {
        return Math.clamp((1 - u) * min + u * max, min, max);
    }

    @Override
    public double share(double value) {
        return min == max ? 0.5 : Math.clamp((value / 2 - min / 2) / (max / 2 - min / 2), 0.0, 1.0);
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
