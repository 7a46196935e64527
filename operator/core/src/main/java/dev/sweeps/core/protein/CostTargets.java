package dev.sweeps.core.protein;

import dev.sweeps.core.numeric.NumberStream;

/** What share of the range of costs a suggestion aims at: each of six in turn, in an order that is drawn anew every six. */
final class CostTargets {
    private static final double[] SHARES = {0.16, 0.32, 0.48, 0.64, 0.8, 1};
    private static final double DEVIATION = 0.1;

    private CostTargets() {}

    /**
     * The aim of one suggestion.
     *
     * @param turns of the six that this one belongs to
     * @param own numbers of this suggestion alone
     */
    static double of(long ordinal, double expansion, NumberStream turns, NumberStream own) {
        double[] shares = SHARES.clone();
        for (int left = shares.length; left > 1; left--) {
            int drawn = turns.nextIndex(left);
            double share = shares[drawn];
            shares[drawn] = shares[left - 1];
            shares[left - 1] = share;
        }
        double share = shares[(int) (ordinal % shares.length)] + DEVIATION * own.nextNormal();
        return (1 + expansion) * Math.clamp(share, 0, 1);
    }

    /** In how many suggestions each share has its turn. */
    static int count() {
        return SHARES.length;
    }

    /** How well an expected share meets the aim: 1 where they agree, and never 0, so that its logarithm is a number. */
    static double weight(double aim, double expected) {
        return Math.max(1e-6, 1 - Math.abs(aim - expected));
    }
}
