package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.NumberStream;
import java.util.Arrays;
import java.util.List;

/**
 * How much each model of an ensemble counts: the probability that its {@link RankingLoss} is the lowest of all, over bootstrap samples
 * of the places (Feurer et al., 2018, eq. 5; models that are level share). A model that would only dilute the others is dropped
 * before: one whose median loss is above the 95 % quantile of the losses of the target's own model (ibid., section 4.3).
 */
final class RankingWeights {
    private static final int SAMPLES = 256;
    private static final double HOPELESS = 0.95;

    private RankingWeights() {}

    /**
     * One weight for each model, of sum 1.
     *
     * @param losses of the models over the same places, that of the target's own last
     */
    static double[] of(List<RankingLoss> losses, NumberStream stream) {
        int places = losses.getLast().places();
        long[][] sampled = new long[losses.size()][SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] counts = new int[places];
            for (int draw = 0; draw < places; draw++) {
                counts[stream.nextIndex(places)]++;
            }
            for (int model = 0; model < sampled.length; model++) {
                sampled[model][sample] = losses.get(model).at(counts);
            }
        }
        return ofSamples(sampled);
    }

    /**
     * The same for losses that are drawn already.
     *
     * @param losses for each model one for each sample
     */
    static double[] ofSamples(long[][] losses) {
        int models = losses.length;
        int samples = losses[0].length;
        double limit = quantile(losses[models - 1], HOPELESS);
        boolean[] counts = new boolean[models];
        for (int model = 0; model < models; model++) {
            counts[model] = model == models - 1 || quantile(losses[model], 0.5) <= limit;
        }
        double[] weights = new double[models];
        for (int sample = 0; sample < samples; sample++) {
            long least = Long.MAX_VALUE;
            int level = 0;
            for (int model = 0; model < models; model++) {
                if (counts[model] && losses[model][sample] <= least) {
                    level = losses[model][sample] == least ? level + 1 : 1;
                    least = losses[model][sample];
                }
            }
            for (int model = 0; model < models; model++) {
                weights[model] += counts[model] && losses[model][sample] == least ? 1.0 / level / samples : 0;
            }
        }
        return weights;
    }

    /** With linear interpolation between the sorted values, as numpy does. */
    private static double quantile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
