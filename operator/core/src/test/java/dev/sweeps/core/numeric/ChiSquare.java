package dev.sweeps.core.numeric;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/** Pearson's test. */
public final class ChiSquare {
    private ChiSquare() {}

    /** How likely counts at least this uneven are when all bins are equally likely. */
    public static double pValue(int[] counts) {
        double[] even = new double[counts.length];
        Arrays.fill(even, 1.0 / counts.length);
        return pValue(counts, even);
    }

    /** How likely counts at least this far from their probabilities are. */
    public static double pValue(int[] counts, double[] probabilities) {
        double total = Arrays.stream(counts).sum();
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * probabilities[i];
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return Gamma.regularizedGammaQ((counts.length - 1) / 2.0, statistic / 2);
    }
}
