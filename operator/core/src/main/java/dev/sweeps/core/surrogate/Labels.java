package dev.sweeps.core.surrogate;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Losses as a Gaussian process wants them: warped, failures as bad as half the range worse than the worst, then moved to mean 0 and
 * scaled to variance 1. Smaller stays better, and predictions can be read as losses again.
 */
public final class Labels {
    private static final double FAILURE_MARGIN = 0.5;

    private final Warp warp;
    private final double[] values;
    private final double mean;
    private final double deviation;

    private Labels(double[] losses, Function<double[], Warp> warpOf) {
        this.warp = warpOf.apply(Arrays.stream(losses).filter(Double::isFinite).toArray());
        double[] warped = Arrays.stream(losses)
                .map(loss -> Double.isFinite(loss) ? warp.warped(loss) : Double.NaN)
                .toArray();
        double failure = failure(warped);
        double[] whole = Arrays.stream(warped)
                .map(label -> Double.isNaN(label) ? failure : label)
                .toArray();
        this.mean = Arrays.stream(whole).average().orElse(0);
        double variance = Arrays.stream(whole)
                .map(label -> (label - mean) * (label - mean))
                .average()
                .orElse(0);
        this.deviation = variance > 0 ? Math.sqrt(variance) : 1;
        this.values =
                Arrays.stream(whole).map(label -> (label - mean) / deviation).toArray();
    }

    /**
     * Labels by {@link HalfRank}, for finding the best.
     *
     * @param losses finite, or NaN for a failure; at least one is finite; in the order in which they were observed
     */
    public static Labels halfRanked(double[] losses) {
        return new Labels(losses, HalfRank::new);
    }

    /**
     * Labels in which equal differences stay equal.
     *
     * @param losses finite, or NaN for a failure; at least one is finite
     */
    public static Labels linear(double[] losses) {
        return new Labels(losses, Linear::new);
    }

    private static double failure(double[] warped) {
        double least = Arrays.stream(warped).filter(Double::isFinite).min().orElse(0);
        double most = Arrays.stream(warped).filter(Double::isFinite).max().orElse(0);
        return most + FAILURE_MARGIN * (most > least ? most - least : 1);
    }

    /** One for each loss. */
    public double[] values() {
        return values.clone();
    }

    /** The label of a loss, which need not be one of those it was made of if the labels are {@link #linear}. */
    public double label(double loss) {
        return (warp.warped(loss) - mean) / deviation;
    }

    /** The loss at a label. */
    public double loss(double label) {
        return warp.loss(mean + deviation * label);
    }

    /** The loss from one label to the next, where they are linear. */
    public double unit() {
        return Math.min(deviation * warp.unit(), Double.MAX_VALUE);
    }
}
