package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.Nondominated;
import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a suggestion is to improve.
 *
 * @param score of the improvement; empty sum while no point keeps the constraints, because there is nothing to improve on
 * @param centres the best points known, to search around
 */
record Goals(Score score, List<Point> centres) {
    private static final int CENTRES = 5;
    /** More losses than this are improved along one random direction of trade-off at a time. */
    private static final int MOST_BOXED = 3;
    /** The hypervolume reaches beyond the worst label by this share of the range. */
    private static final double BEYOND = 0.1;

    private static final double AUGMENTATION = 0.05;

    /** With fewer losses than this there is nothing to fit. */
    static final int FEWEST_LOSSES = 2;

    private static final int BOOTSTRAP = 1;

    /**
     * Fits the models that the improvement needs; they become the first ones.
     *
     * @param earlier models of problems like this one, which help where there is a single loss
     */
    static Goals of(Sample sample, Models models, List<Point> pending, Draws draws, List<GaussianProcess> earlier) {
        int losses = sample.observations().stream()
                .mapToInt(observation -> observation.losses().size())
                .max()
                .orElse(1);
        if (losses == 1) {
            double[] values = sample.values(Observation::loss);
            if (!earlier.isEmpty()
                    && Arrays.stream(values).filter(Double::isFinite).count() < FEWEST_LOSSES) {
                return unseen(Ensemble.ofEarlier(models, earlier), sample, models, pending);
            }
            double[] labels = Labels.halfRanked(values).values();
            int own = models.fit(labels);
            return single(ensemble(own, labels, sample, models, draws, earlier), sample, models, pending);
        }
        List<double[]> labels = IntStream.range(0, losses)
                .mapToObj(k -> Labels.linear(sample.values(
                                observation -> observation.losses().get(k)))
                        .values())
                .toList();
        return losses <= MOST_BOXED
                ? several(labels, sample, models)
                : single(Ensemble.of(models.fit(chebyshev(labels, draws))), sample, models, pending);
    }

    private static Ensemble ensemble(
            int own, double[] labels, Sample sample, Models models, Draws draws, List<GaussianProcess> earlier) {
        if (earlier.isEmpty()) {
            return Ensemble.of(own);
        }
        NumberStream stream = NumberStream.of(draws.seed(), 0, BOOTSTRAP);
        List<GaussianProcess> asked = Ensemble.stillAsked(sample, earlier, stream);
        return asked.isEmpty() ? Ensemble.of(own) : Ensemble.ranked(own, labels, sample, models, asked, stream);
    }

    /** Expected improvement on the lowest mean at a point that keeps the constraints, be it observed or pending. */
    private static Goals single(Ensemble ensemble, Sample sample, Models models, List<Point> pending) {
        List<Point> known = new ArrayList<>(feasible(sample));
        boolean anyFeasible = !known.isEmpty();
        known.addAll(anyFeasible ? pending : sample.points());
        double[] means = ensemble.means(models, known);
        double incumbent = Arrays.stream(means).min().orElseThrow();
        return new Goals(
                anyFeasible ? ensemble.improvement(incumbent) : new SumOfScores(List.of()), lowest(means, known));
    }

    /** As long as hardly a trial has ended, what other problems say of the points that are tried. */
    private static Goals unseen(Ensemble ensemble, Sample sample, Models models, List<Point> pending) {
        List<Point> known = new ArrayList<>(sample.points());
        known.addAll(pending);
        double[] means = ensemble.means(models, known);
        return new Goals(ensemble.improvement(Arrays.stream(means).min().orElseThrow()), lowest(means, known));
    }

    private static List<Point> feasible(Sample sample) {
        return sample.observations().stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED && observation.isFeasible())
                .map(Observation::point)
                .toList();
    }

    private static List<Point> lowest(double[] values, List<Point> points) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .map(points::get)
                .distinct()
                .limit(CENTRES)
                .toList();
    }

    private static Goals several(List<double[]> labels, Sample sample, Models models) {
        double[] reference = labels.stream()
                .mapToDouble(label -> {
                    double most = Arrays.stream(label).max().orElseThrow();
                    double least = Arrays.stream(label).min().orElseThrow();
                    return most + BEYOND * Math.max(most - least, 1e-6);
                })
                .toArray();
        labels.forEach(models::fit);
        List<Point> feasible = feasible(sample);
        List<Point> known = feasible.isEmpty() ? sample.points() : feasible;
        List<double[]> means = IntStream.range(0, labels.size())
                .mapToObj(k -> models.means(k, known))
                .toList();
        List<double[]> places = IntStream.range(0, known.size())
                .mapToObj(i -> means.stream().mapToDouble(mean -> mean[i]).toArray())
                .toList();
        int[] front = Nondominated.front(places);
        Score score = feasible.isEmpty()
                ? new SumOfScores(List.of())
                : new HypervolumeImprovement(
                        Arrays.stream(front).mapToObj(places::get).toList(), reference);
        return new Goals(
                score, Arrays.stream(front).mapToObj(known::get).distinct().toList());
    }

    /**
     * One label instead of several: the largest of the weighted labels plus a little of their sum, for random weights (Knowles,
     * "ParEGO", 2006, eq. 2).
     */
    private static double[] chebyshev(List<double[]> labels, Draws draws) {
        double[] weights =
                labels.stream().mapToDouble(_ -> -Math.log(1 - draws.uniform())).toArray();
        double whole = Arrays.stream(weights).sum();
        double[] scalar = new double[labels.getFirst().length];
        Arrays.setAll(scalar, i -> {
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double least = Arrays.stream(labels.get(k)).min().orElseThrow();
                double part = weights[k] / whole * (labels.get(k)[i] - least);
                largest = Math.max(largest, part);
                sum += part;
            }
            return largest + AUGMENTATION * sum;
        });
        return Labels.halfRanked(scalar).values();
    }
}
