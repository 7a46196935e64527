package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.StandardNormal;

/**
 * The logarithm of expected improvement under the incumbent: ln E max(incumbent - f, 0) = ln s + ln h((incumbent - m) / s) (Ament et
 * al., "Unexpected improvements to expected improvement", 2023).
 *
 * @param model whose mean m and deviation s count
 * @param incumbent label to improve on
 */
record ExpectedImprovement(int model, double incumbent) implements Score {
    @Override
    public double at(double[] means, double[] deviations) {
        double deviation = deviations[model];
        return Math.log(deviation) + StandardNormal.logImprovement((incumbent - means[model]) / deviation);
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        double deviation = deviations[model];
        double z = (incumbent - means[model]) / deviation;
        double slope = StandardNormal.logImprovementSlope(z) / deviation;
        meanSlopes[model] -= slope;
        deviationSlopes[model] += 1 / deviation - slope * z;
        return at(means, deviations);
    }
}
