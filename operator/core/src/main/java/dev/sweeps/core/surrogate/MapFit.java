package dev.sweeps.core.surrogate;

import dev.sweeps.core.numeric.ProjectedLbfgs;
import dev.sweeps.core.numeric.ProjectedLbfgs.Minimum;
import java.util.Arrays;

/**
 * The most probable hyperparameters given the data, and nothing else: the starts are fixed, so that the same data give the same
 * hyperparameters after a restart. With many points the search runs on a part of them and only its end on all.
 */
final class MapFit {
    /** Short lengths that pass through all labels. */
    private static final Start SHORT = new Start(0.3, 1e-4);
    /** Long ones that leave some of it to noise. */
    private static final Start LONG = new Start(1, 0.02);

    private static final int EVALUATIONS = 40;
    private static final double TOLERANCE = 1e-2;
    /** An evaluation is cubic in the number of points: beyond this number the search runs on a part first. */
    private static final int PART = 100;

    private static final int EVALUATIONS_ON_ALL = 10;

    /**
     * How much more probable smooth functions are taken to be at first, as a logarithm: few labels hardly tell the kernels apart, and noise
     * looks rough.
     */
    private static final double SMOOTHER = 1;

    private record Start(double length, double noise) {
        Hyperparameters of(Matern kernel, Metric metric) {
            return Hyperparameters.isotropic(kernel, metric.scales(), length, noise);
        }
    }

    private record Fit(Hyperparameters hyperparameters, double value) {}

    private MapFit() {}

    /**
     * Fits to rows of features with a label each.
     *
     * @param labels of variance 1 or less
     */
    static Hyperparameters of(Metric metric, double[][] rows, double[] labels) {
        if (rows.length <= PART) {
            return best(metric, rows, labels);
        }
        int[] part = part(labels);
        double[][] someRows = Arrays.stream(part).mapToObj(i -> rows[i]).toArray(double[][]::new);
        double[] someLabels = Arrays.stream(part).mapToDouble(i -> labels[i]).toArray();
        Hyperparameters start = best(metric, someRows, someLabels);
        return minimum(start, metric.squaredDistances(rows), labels, EVALUATIONS_ON_ALL)
                .hyperparameters();
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

    /**
     * With the kernel under which the labels are more probable, each with its own hyperparameters. The posterior of smooth functions often
     * has two modes; what is rough leaves less to noise, and a second start finds hardly anything else.
     */
    private static Hyperparameters best(Metric metric, double[][] rows, double[] labels) {
        double[][] squares = metric.squaredDistances(rows);
        Fit near = minimum(SHORT.of(Matern.FIVE_HALVES, metric), squares, labels, EVALUATIONS);
        Fit far = minimum(LONG.of(Matern.FIVE_HALVES, metric), squares, labels, EVALUATIONS);
        Fit smooth = near.value() < far.value() ? near : far;
        Fit rough = minimum(SHORT.of(Matern.THREE_HALVES, metric), squares, labels, EVALUATIONS);
        return (rough.value() + SMOOTHER < smooth.value() ? rough : smooth).hyperparameters();
    }

    private static Fit minimum(Hyperparameters start, double[][] squares, double[] labels, int evaluations) {
        Matern kernel = start.kernel();
        int scales = start.lengths().length;
        double[] lower = Hyperparameters.isotropic(
                        kernel, scales, Hyperparameters.SHORTEST, Hyperparameters.LEAST_NOISE)
                .log();
        double[] upper = Hyperparameters.isotropic(kernel, scales, Hyperparameters.LONGEST, Hyperparameters.MOST_NOISE)
                .log();
        Minimum minimum = ProjectedLbfgs.minimise(
                new MarginalLikelihood(kernel, squares, labels), start.log(), lower, upper, evaluations, TOLERANCE);
        return new Fit(Hyperparameters.exp(kernel, minimum.x()), minimum.value());
    }
}
