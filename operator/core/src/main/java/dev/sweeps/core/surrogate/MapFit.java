package dev.sweeps.core.surrogate;

import dev.sweeps.core.numeric.ProjectedLbfgs;
import dev.sweeps.core.numeric.ProjectedLbfgs.Minimum;
import java.util.Arrays;
import java.util.List;

/**
 * The most probable hyperparameters given the data, and nothing else: the starts are fixed, so that the same data give the same
 * hyperparameters after a restart. With many points the search runs on a part of them and only its end on all.
 */
final class MapFit {
    /**
     * The posterior often has two modes: short lengths that pass through all labels, and long ones that leave some of it to noise. One
     * start on the side of each.
     */
    private static final List<Start> STARTS = List.of(new Start(0.3, 1e-4), new Start(1, 0.02));

    private static final int EVALUATIONS = 40;
    private static final double TOLERANCE = 1e-2;
    /** An evaluation is cubic in the number of points: beyond this number the search runs on a part first. */
    private static final int PART = 100;

    private static final int EVALUATIONS_ON_ALL = 10;

    private record Start(double length, double noise) {
        Hyperparameters hyperparameters(Metric metric) {
            return Hyperparameters.isotropic(metric.scales(), length, noise);
        }
    }

    private MapFit() {}

    /**
     * Fits to rows of features with a label each.
     *
     * @param labels of variance 1 or less
     */
    static Hyperparameters of(Metric metric, double[][] rows, double[] labels) {
        if (rows.length <= PART) {
            return fromStarts(metric, rows, labels);
        }
        int[] part = part(labels);
        double[][] someRows = Arrays.stream(part).mapToObj(i -> rows[i]).toArray(double[][]::new);
        double[] someLabels = Arrays.stream(part).mapToDouble(i -> labels[i]).toArray();
        Hyperparameters start = fromStarts(metric, someRows, someLabels);
        return Hyperparameters.exp(
                minimum(metric, rows, labels, start, EVALUATIONS_ON_ALL).x());
    }

    /** The points with the best labels, half of the part, and others evenly spaced in time. */
    private static int[] part(double[] labels) {
        Integer[] byLabel = new Integer[labels.length];
        Arrays.setAll(byLabel, i -> i);
        Arrays.sort(byLabel, (a, b) -> Double.compare(labels[a], labels[b]));
        boolean[] taken = new boolean[labels.length];
        int[] part = new int[PART];
        int count = 0;
        for (; count < PART / 2; count++) {
            part[count] = byLabel[count];
            taken[byLabel[count]] = true;
        }
        int rest = labels.length - count;
        int seen = 0;
        for (int i = 0; i < labels.length && count < PART; i++) {
            if (!taken[i]) {
                // The k-th of the rest is due when its share of the places is.
                if ((long) seen * (PART - PART / 2) / rest >= count - PART / 2) {
                    part[count++] = i;
                }
                seen++;
            }
        }
        return Arrays.copyOf(part, count);
    }

    private static Hyperparameters fromStarts(Metric metric, double[][] rows, double[] labels) {
        MarginalLikelihood likelihood = new MarginalLikelihood(metric.squaredDistances(rows), labels);
        Hyperparameters best = STARTS.getLast().hyperparameters(metric);
        double least = Double.POSITIVE_INFINITY;
        for (Start start : STARTS) {
            Minimum minimum = minimum(likelihood, start.hyperparameters(metric), EVALUATIONS);
            if (minimum.value() < least) {
                least = minimum.value();
                best = Hyperparameters.exp(minimum.x());
            }
        }
        return best;
    }

    private static Minimum minimum(
            Metric metric, double[][] rows, double[] labels, Hyperparameters start, int evaluations) {
        return minimum(new MarginalLikelihood(metric.squaredDistances(rows), labels), start, evaluations);
    }

    private static Minimum minimum(MarginalLikelihood likelihood, Hyperparameters start, int evaluations) {
        int scales = start.lengths().length;
        double[] lower = Hyperparameters.isotropic(scales, Hyperparameters.SHORTEST, Hyperparameters.LEAST_NOISE)
                .log();
        double[] upper = Hyperparameters.isotropic(scales, Hyperparameters.LONGEST, Hyperparameters.MOST_NOISE)
                .log();
        return ProjectedLbfgs.minimise(likelihood, start.log(), lower, upper, evaluations, TOLERANCE);
    }
}
