package dev.sweeps.core.evolution;

import java.util.Arrays;

/**
 * How likely the levels of one coordinate without order are: they move to what the best of each generation had (population based
 * incremental learning, Baluja 1994). None ever vanishes: together they keep the margin of CatCMA (Hamano et al., GECCO 2024).
 */
final class LevelShares {
    private static final double RATE = 0.25;
    /** Chance of a draw with the most likely level of every coordinate, once all of them have settled. */
    private static final double STAYING = 0.73;

    private final double[] shares;
    private final double smallest;

    /**
     * @param levels at least 2
     * @param coordinates how many coordinates without order there are
     */
    LevelShares(int levels, int coordinates) {
        this.shares = new double[levels];
        Arrays.fill(shares, 1.0 / levels);
        this.smallest = (1 - Math.pow(STAYING, 1.0 / coordinates)) / (levels - 1);
    }

    /**
     * One generation.
     *
     * @param best where the best points lie along the coordinate, best first; NaN where it was not active
     * @param weights one for each; they add up to 1
     */
    void learn(double[] best, double[] weights) {
        double[] target = new double[shares.length];
        for (int rank = 0; rank < best.length; rank++) {
            if (Double.isNaN(best[rank])) {
                for (int level = 0; level < target.length; level++) {
                    target[level] += weights[rank] * shares[level];
                }
            } else {
                target[level(best[rank])] += weights[rank];
            }
        }
        double total = 0;
        for (int level = 0; level < shares.length; level++) {
            shares[level] = Math.max(smallest, (1 - RATE) * shares[level] + RATE * target[level]);
            total += shares[level];
        }
        for (int level = 0; level < shares.length; level++) {
            shares[level] /= total;
        }
    }

    private int level(double u) {
        return Math.min((int) (u * shares.length), shares.length - 1);
    }

    /**
     * The middle of a level.
     *
     * @param share in [0, 1)
     */
    double draw(double share) {
        double below = 0;
        int level = 0;
        while (level < shares.length - 1 && below + shares[level] <= share) {
            below += shares[level];
            level++;
        }
        return (level + 0.5) / shares.length;
    }
}
