package dev.sweeps.core.bayes;

/**
 * How desirable a point is, given what each of some models predicts there. Means and deviations are in units of the labels, one for
 * each model; smaller labels are better, larger scores are better.
 */
interface Score {
    /** The score. */
    double at(double[] means, double[] deviations);

    /**
     * The score with its derivatives.
     *
     * @param meanSlopes to which the derivatives by the means are added
     * @param deviationSlopes to which the derivatives by the deviations are added
     */
    double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes);
}
