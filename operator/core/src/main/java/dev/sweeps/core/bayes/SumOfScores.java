package dev.sweeps.core.bayes;

import java.util.List;

/** Several scores at once: being logarithms, their sum is that of the product. */
record SumOfScores(List<Score> terms) implements Score {
    SumOfScores {
        terms = List.copyOf(terms);
    }

    @Override
    public double at(double[] means, double[] deviations) {
        double sum = 0;
        for (Score term : terms) {
            sum += term.at(means, deviations);
        }
        return sum;
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        double sum = 0;
        for (Score term : terms) {
            sum += term.at(means, deviations, meanSlopes, deviationSlopes);
        }
        return sum;
    }
}
