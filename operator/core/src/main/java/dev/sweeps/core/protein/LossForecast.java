package dev.sweeps.core.protein;

import dev.sweeps.core.numeric.StandardNormal;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Predictions;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Gaussian process for the loss; pending points count as observed with the loss that is expected of them. */
final class LossForecast {
    private static final double LEAST_GAIN = 1e-9;

    private final GaussianProcess process;
    private final double incumbent;

    private LossForecast(GaussianProcess process, double incumbent) {
        this.process = process;
        this.incumbent = incumbent;
    }

    /**
     * Fits to a sample.
     *
     * @param sample with at least one loss
     */
    static LossForecast of(Sample sample, List<Point> pending) {
        double[] labels = Labels.halfRanked(sample.values(Observation::loss)).values();
        GaussianProcess process = GaussianProcess.fitted(sample.metric(), sample.rows(), labels);
        List<double[]> places = new ArrayList<>(
                sample.points().stream().map(sample.metric()::features).toList());
        List<double[]> expected =
                pending.stream().map(sample.metric()::features).toList();
        places.addAll(expected);
        double incumbent = Arrays.stream(process.predict(places).means()).min().orElseThrow();
        return new LossForecast(process.believing(expected), incumbent);
    }

    /**
     * The logarithms of what each point gains, of which only differences mean anything. Means and optimistic values are taken from
     * the least desirable of the points, so that no gain is negative and a factor never rewards what is bad.
     */
    double[] logGains(List<Point> points, Acquisition acquisition, double optimism) {
        Predictions predictions =
                process.predict(points.stream().map(process.metric()::features).toList());
        double[] means = predictions.means();
        double[] deviations =
                Arrays.stream(predictions.variances()).map(Math::sqrt).toArray();
        double[] gains = new double[means.length];
        switch (acquisition) {
            case NAIVE -> Arrays.setAll(gains, i -> -means[i]);
            case UCB -> Arrays.setAll(gains, i -> optimism * deviations[i] - means[i]);
            case EI -> {
                Arrays.setAll(
                        gains,
                        i -> Math.log(deviations[i])
                                + StandardNormal.logImprovement((incumbent - means[i]) / deviations[i]));
                return gains;
            }
        }
        double least = Arrays.stream(gains).min().orElse(0);
        return Arrays.stream(gains)
                .map(gain -> Math.log(gain - least + LEAST_GAIN))
                .toArray();
    }
}
