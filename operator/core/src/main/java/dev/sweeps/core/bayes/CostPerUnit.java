package dev.sweeps.core.bayes;

/**
 * Minus a share of the logarithm of the cost: with share 1 expected improvement becomes improvement per cost, with 0 it would be
 * plain improvement; in between while the budget is spent ("EI-cool", Lee et al., "Cost-aware Bayesian optimization", 2020).
 *
 * @param model of the logarithm of the cost
 * @param unit of its labels, in natural logarithms
 * @param share in [0, 1]
 */
record CostPerUnit(int model, double unit, double share) implements Score {
    @Override
    public double at(double[] means, double[] deviations) {
        return -share * unit * means[model];
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        meanSlopes[model] -= share * unit;
        return at(means, deviations);
    }
}
