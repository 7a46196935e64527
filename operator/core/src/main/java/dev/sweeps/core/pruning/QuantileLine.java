package dev.sweeps.core.pruning;

import java.util.Arrays;
import java.util.List;

/**
 * The line {@code intercept + slope ln(steps)}, slope not negative, with the least pinball loss at a quantile (Koenker and Bassett,
 * 1978). For a given slope the best intercept is that quantile of what remains, and the loss is convex in the slope; so the slope
 * is found by a golden-section search.
 */
record QuantileLine(double intercept, double slope) {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /** The interval shrinks by 0.62 each time: to one part in 10^10. */
    private static final int ROUNDS = 50;

    /** The line through at least one result. */
    static QuantileLine through(List<Scored> results, double quantile) {
        var x = results.stream().mapToDouble(result -> Math.log(result.steps())).toArray();
        var y = results.stream().mapToDouble(Scored::score).toArray();
        var width = range(x);
        if (width == 0) {
            return fit(x, y, 0, quantile);
        }
        var low = 0.0;
        var high = steepest(x, y);
        for (var round = 0; round < ROUNDS; round++) {
            var left = high - GOLDEN * (high - low);
            var right = low + GOLDEN * (high - low);
            if (loss(x, y, fit(x, y, left, quantile), quantile) <= loss(x, y, fit(x, y, right, quantile), quantile)) {
                high = right;
            } else {
                low = left;
            }
        }
        return fit(x, y, low, quantile);
    }

    double at(double steps) {
        return intercept + slope * Math.log(steps);
    }

    /** No slope beyond that between neighbours on the x axis can be best. */
    private static double steepest(double[] x, double[] y) {
        var sorted = Arrays.stream(x).sorted().toArray();
        var gap = Double.POSITIVE_INFINITY;
        for (var i = 1; i < sorted.length; i++) {
            if (sorted[i] > sorted[i - 1]) {
                gap = Math.min(gap, sorted[i] - sorted[i - 1]);
            }
        }
        return range(y) / gap;
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private static QuantileLine fit(double[] x, double[] y, double slope, double quantile) {
        var rest = new double[x.length];
        Arrays.setAll(rest, i -> y[i] - slope * x[i]);
        Arrays.sort(rest);
        var place = (int) Math.ceil(quantile * rest.length) - 1;
        return new QuantileLine(rest[Math.max(0, place)], slope);
    }

    private static double loss(double[] x, double[] y, QuantileLine line, double quantile) {
        var loss = 0.0;
        for (var i = 0; i < x.length; i++) {
            var rest = y[i] - line.intercept - line.slope * x[i];
            loss += rest >= 0 ? quantile * rest : (quantile - 1) * rest;
        }
        return loss;
    }
}
