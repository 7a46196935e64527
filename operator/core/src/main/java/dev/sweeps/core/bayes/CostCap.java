package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.StandardNormal;

/**
 * Keeps away from points that cost too much: 0 where P(cost below cap) is at least 0.9, and a steep slope towards there elsewhere. The
 * probability counts, not the mean: a cap on the mean is broken by half of what lies at it.
 *
 * @param model of the logarithm of the cost
 * @param limit label of the cap
 * @param noise variance of a label around the model
 */
record CostCap(int model, double limit, double noise) implements Score {
    private static final double LEAST_PROBABILITY = 0.9;
    private static final double QUANTILE = StandardNormal.quantile(LEAST_PROBABILITY);
    /** So steep that no improvement in reach outweighs it. */
    private static final double STEEPNESS = 1e4;

    @Override
    public double at(double[] means, double[] deviations) {
        return Math.min(0, STEEPNESS * (distance(means, deviations) - QUANTILE));
    }

    /** From the mean to the cap, in deviations of a single cost. */
    private double distance(double[] means, double[] deviations) {
        return (limit - means[model]) / deviation(deviations);
    }

    private double deviation(double[] deviations) {
        return Math.sqrt(deviations[model] * deviations[model] + noise);
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        double distance = distance(means, deviations);
        if (distance < QUANTILE) {
            double deviation = deviation(deviations);
            meanSlopes[model] -= STEEPNESS / deviation;
            deviationSlopes[model] -= STEEPNESS * distance * deviations[model] / (deviation * deviation);
        }
        return at(means, deviations);
    }
}
