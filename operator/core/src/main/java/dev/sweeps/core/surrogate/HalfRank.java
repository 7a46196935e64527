package dev.sweeps.core.surrogate;

import dev.sweeps.core.numeric.StandardNormal;
import java.util.Arrays;

/**
 * Keeps the better half of the losses on their own scale and replaces the worse half by normal quantiles of their ranks, with the
 * spread of the better half: how bad a bad point is must not shape the model where it is good (Song et al., "The Vizier Gaussian
 * process bandit algorithm", 2024, half-rank warping; here for losses). Monotone, and so can be undone. A warped loss is 0 at the
 * median and -1 at the best.
 *
 * <p>The median is that of the first losses. Later ones lie ever closer to the best, and with the median of all the better half would
 * shrink to what differs by chance alone.
 */
final class HalfRank implements Warp {
    /** So many losses tell where the middle of the space lies. */
    private static final int FIRST = 20;

    /** Distinct losses in rising order, and what each becomes. */
    private final double[] losses;

    private final double[] warped;
    private final double median;
    /** Half the distance from the median to the best, so that it is finite; 1 / 2 if that is 0. */
    private final double halfReach;

    /**
     * @param all finite, at least one, in the order in which they were observed
     */
    HalfRank(double[] all) {
        this.median = median(Arrays.copyOf(all, Math.min(all.length, FIRST)));
        this.losses = Arrays.stream(all).sorted().distinct().toArray();
        double reach = median / 2 - losses[0] / 2;
        this.halfReach = reach > 0 ? reach : 0.5;
        this.warped = Arrays.stream(losses)
                .map(loss -> (loss / 2 - median / 2) / halfReach)
                .toArray();
        rankTheWorse();
    }

    private static double median(double[] losses) {
        Arrays.sort(losses);
        return losses[(losses.length - 1) / 2] / 2 + losses[losses.length / 2] / 2;
    }

    private void rankTheWorse() {
        double spread = Math.sqrt(Arrays.stream(warped)
                .filter(value -> value <= 0)
                .map(value -> value * value)
                .average()
                .orElse(0));
        double worse = Arrays.stream(losses).filter(loss -> loss > median).count()
                + (Arrays.binarySearch(losses, median) >= 0 ? 0.5 : 0);
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] > median) {
                double evenWorse = losses.length - 1 - i;
                warped[i] = -(spread > 0 ? spread : 1) * StandardNormal.quantile(0.5 * (evenWorse + 0.5) / worse);
            }
        }
    }

    @Override
    public double warped(double loss) {
        return warped[Arrays.binarySearch(losses, loss)];
    }

    /** Exact in the better half, between the ranks in the worse one, at most the worst. */
    @Override
    public double loss(double value) {
        if (value <= 0) {
            return Math.max(-Double.MAX_VALUE, (median / 2 + value * halfReach) * 2);
        }
        int above = 0;
        while (above < warped.length && warped[above] < value) {
            above++;
        }
        if (above == warped.length) {
            return losses[above - 1];
        }
        double below = above > 0 && warped[above - 1] > 0 ? warped[above - 1] : 0;
        double from = below > 0 ? losses[above - 1] : median;
        double share = (value - below) / (warped[above] - below);
        return from + share * losses[above] - share * from;
    }

    @Override
    public double unit() {
        return Math.min(2 * halfReach, Double.MAX_VALUE);
    }
}
