package dev.sweeps.core.protein;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Predictions;
import dev.sweeps.core.surrogate.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A Gaussian process for the logarithm of the cost. */
final class CostForecast {
    /** With fewer costs than this nothing is said about others. */
    private static final int FEWEST = 3;
    /** The dearest few trials do not set the scale. */
    private static final double HIGH_QUANTILE = 0.97;

    private final GaussianProcess process;
    private final Labels labels;
    private final double lowest;
    private final double range;

    private CostForecast(GaussianProcess process, Labels labels, double[] logarithms) {
        this.process = process;
        this.labels = labels;
        double[] sorted = logarithms.clone();
        Arrays.sort(sorted);
        this.lowest = labels.label(sorted[0]);
        this.range = labels.label(sorted[(int) (HIGH_QUANTILE * (sorted.length - 1))]) - lowest;
    }

    /** Empty while too few costs are known. */
    static Optional<CostForecast> of(Sample sample) {
        List<Observation> observations = sample.observations();
        int[] known = IntStream.range(0, observations.size())
                .filter(i -> isKnown(observations.get(i)))
                .toArray();
        if (known.length < FEWEST) {
            return Optional.empty();
        }
        double[] logarithms = IntStream.of(known)
                .mapToDouble(i -> Math.log(observations.get(i).cost()))
                .toArray();
        List<double[]> rows = sample.rows();
        Labels labels = Labels.linear(logarithms);
        GaussianProcess process = GaussianProcess.fitted(
                sample.metric(), IntStream.of(known).mapToObj(rows::get).toList(), labels.values());
        return Optional.of(new CostForecast(process, labels, logarithms));
    }

    /** Whether an observation says what a trial costs: a failure says little about a whole one. */
    static boolean isKnown(Observation observation) {
        return observation.kind() != Observation.Kind.FAILED
                && Double.isFinite(observation.cost())
                && observation.cost() > 0;
    }

    /** The expected logarithms of the costs, 0 for the cheapest trial so far and 1 for all but the dearest. */
    double[] shares(List<Point> points) {
        return Arrays.stream(predictions(points).means())
                .map(mean -> range > 0 ? (mean - lowest) / range : 0)
                .toArray();
    }

    /** How many standard errors of a single cost lie between what is expected of each point and this cap. */
    double[] margins(List<Point> points, double cap) {
        Predictions predictions = predictions(points);
        double limit = labels.label(Math.log(cap));
        double noise = process.hyperparameters().noise();
        double[] margins = new double[points.size()];
        Arrays.setAll(
                margins,
                i -> (limit - predictions.means()[i]) / Math.sqrt(predictions.variances()[i] + noise));
        return margins;
    }

    private Predictions predictions(List<Point> points) {
        return process.predict(points.stream().map(process.metric()::features).toList());
    }
}
