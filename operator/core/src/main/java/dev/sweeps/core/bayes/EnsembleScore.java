package dev.sweeps.core.bayes;

/**
 * What one model would score, for an {@link Ensemble}.
 *
 * @param score that knows a single model, 0
 */
record EnsembleScore(Ensemble ensemble, Score score) implements Score {
    @Override
    public double at(double[] means, double[] deviations) {
        return score.at(new double[] {mean(means)}, new double[] {deviation(deviations)});
    }

    private double mean(double[] means) {
        double mean = 0;
        for (int i = 0; i < ensemble.members().length; i++) {
            mean += ensemble.weights()[i] * means[ensemble.members()[i]];
        }
        return mean;
    }

    private double deviation(double[] deviations) {
        double variance = 0;
        for (int i = 0; i < ensemble.members().length; i++) {
            double part = ensemble.weights()[i] * deviations[ensemble.members()[i]];
            variance += part * part;
        }
        return Math.sqrt(variance);
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        double[] byMean = new double[1];
        double[] byDeviation = new double[1];
        double whole = deviation(deviations);
        double value = score.at(new double[] {mean(means)}, new double[] {whole}, byMean, byDeviation);
        for (int i = 0; i < ensemble.members().length; i++) {
            int model = ensemble.members()[i];
            double weight = ensemble.weights()[i];
            meanSlopes[model] += byMean[0] * weight;
            // S = sqrt(sum w^2 s^2), so that dS / ds = w^2 s / S.
            deviationSlopes[model] += byDeviation[0] * weight * weight * deviations[model] / whole;
        }
        return value;
    }
}
