package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.StandardNormal;

/**
 * The logarithm of the probability that a value is at most a limit: ln Phi((limit - m) / s) (Gardner et al., "Bayesian optimization
 * with inequality constraints", 2014).
 *
 * @param model whose mean m and deviation s count
 * @param limit as a label
 */
record ProbabilityBelow(int model, double limit) implements Score {
    @Override
    public double at(double[] means, double[] deviations) {
        return StandardNormal.logCumulative((limit - means[model]) / deviations[model]);
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        double z = (limit - means[model]) / deviations[model];
        double slope = StandardNormal.logCumulativeSlope(z) / deviations[model];
        meanSlopes[model] -= slope;
        deviationSlopes[model] -= slope * z;
        return at(means, deviations);
    }
}
