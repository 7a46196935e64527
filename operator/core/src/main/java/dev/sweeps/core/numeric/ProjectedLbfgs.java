package dev.sweeps.core.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Minimises a smooth function on a box: L-BFGS (Nocedal and Wright, "Numerical Optimization", algorithm 7.4) on the coordinates
 * that no bound holds, with backtracking along the projected path (Bertsekas 1982).
 */
public final class ProjectedLbfgs {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MOST_HALVINGS = 12;

    private final Objective objective;
    private final double[] lower;
    private final double[] upper;
    private final int mostEvaluations;
    private final double gradientTolerance;
    private int evaluations;

    /** A function with its gradient. */
    @FunctionalInterface
    public interface Objective {
        /**
         * The value at x; anything that is not finite means that x cannot be taken.
         *
         * @param gradient is filled
         */
        double at(double[] x, double[] gradient);
    }

    /** Where a minimisation ended; {@code value} is not finite if the start itself could not be taken. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
    public record Minimum(double[] x, double value) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
    private record Correction(double[] step, double[] change, double inverse) {}

    private ProjectedLbfgs(
            Objective objective, double[] lower, double[] upper, int mostEvaluations, double gradientTolerance) {
        this.objective = objective;
        this.lower = lower;
        this.upper = upper;
        this.mostEvaluations = mostEvaluations;
        this.gradientTolerance = gradientTolerance;
    }

    /**
     * Minimises from one start.
     *
     * @param start is moved into the box
     * @param gradientTolerance on the largest entry of the projected gradient
     */
    public static Minimum minimise(
            Objective objective,
            double[] start,
            double[] lower,
            double[] upper,
            int mostEvaluations,
            double gradientTolerance) {
        return new ProjectedLbfgs(objective, lower, upper, mostEvaluations, gradientTolerance).run(start);
    }

    private Minimum run(double[] start) {
        double[] x = projected(start);
        double[] gradient = new double[x.length];
        double value = evaluated(x, gradient);
        Deque<Correction> corrections = new ArrayDeque<>();
        while (Double.isFinite(value) && evaluations < mostEvaluations) {
            boolean[] free = free(x, gradient);
            if (largest(gradient, free) <= gradientTolerance) {
                break;
            }
            double[] direction = direction(gradient, free, corrections);
            double[] next = new double[x.length];
            double[] nextGradient = new double[x.length];
            double nextValue = search(x, value, gradient, direction, next, nextGradient);
            if (Double.isNaN(nextValue)) {
                if (corrections.isEmpty()) {
                    break;
                }
                corrections.clear();
                continue;
            }
            remember(corrections, difference(next, x), difference(nextGradient, gradient));
            x = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return new Minimum(x, value);
    }

    private double evaluated(double[] x, double[] gradient) {
        evaluations++;
        return objective.at(x, gradient);
    }

    private double[] projected(double[] x) {
        double[] inside = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            inside[i] = Math.clamp(x[i], lower[i], upper[i]);
        }
        return inside;
    }

    /** Coordinates that may move against the gradient. */
    private boolean[] free(double[] x, double[] gradient) {
        boolean[] free = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            free[i] = gradient[i] > 0 ? x[i] > lower[i] : x[i] < upper[i];
        }
        return free;
    }

    private static double largest(double[] gradient, boolean[] free) {
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = free[i] ? Math.max(largest, Math.abs(gradient[i])) : largest;
        }
        return largest;
    }

    /** The two loops over the remembered corrections; without any, a step of length at most one. */
    private static double[] direction(double[] gradient, boolean[] free, Deque<Correction> corrections) {
        double[] q = new double[gradient.length];
        for (int i = 0; i < q.length; i++) {
            q[i] = free[i] ? -gradient[i] : 0;
        }
        if (corrections.isEmpty()) {
            scale(q, 1 / Math.max(1, Math.sqrt(dot(q, q))));
            return q;
        }
        List<Correction> newestFirst = new ArrayList<>(corrections);
        double[] weights = new double[newestFirst.size()];
        for (int k = 0; k < weights.length; k++) {
            Correction correction = newestFirst.get(k);
            weights[k] = correction.inverse() * dot(correction.step(), q);
            add(q, -weights[k], correction.change());
        }
        Correction newest = newestFirst.getFirst();
        scale(q, 1 / (newest.inverse() * dot(newest.change(), newest.change())));
        for (int k = weights.length - 1; k >= 0; k--) {
            Correction correction = newestFirst.get(k);
            add(q, weights[k] - correction.inverse() * dot(correction.change(), q), correction.step());
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = free[i] ? q[i] : 0;
        }
        return q;
    }

    /** Halves the step until the value has fallen enough; NaN if it never does. */
    private double search(
            double[] x, double value, double[] gradient, double[] direction, double[] next, double[] nextGradient) {
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS && evaluations < mostEvaluations; halving++) {
            double decrease = 0;
            for (int i = 0; i < x.length; i++) {
                next[i] = Math.clamp(x[i] + length * direction[i], lower[i], upper[i]);
                decrease += gradient[i] * (next[i] - x[i]);
            }
            if (!(decrease < 0)) {
                return Double.NaN;
            }
            double nextValue = evaluated(next, nextGradient);
            if (nextValue <= value + SUFFICIENT_DECREASE * decrease && Double.isFinite(nextValue)) {
                return nextValue;
            }
            length *= Double.isFinite(nextValue)
                    ? Math.clamp(-decrease / (2 * (nextValue - value - decrease)), 0.1, 0.5)
                    : 0.2;
        }
        return Double.NaN;
    }

    /** Keeps a pair only if the function curves upwards along it, so that every direction descends. */
    private static void remember(Deque<Correction> corrections, double[] step, double[] change) {
        double curvature = dot(step, change);
        if (curvature > 1e-12 * dot(change, change)) {
            corrections.addFirst(new Correction(step, change, 1 / curvature));
            if (corrections.size() > MEMORY) {
                corrections.removeLast();
            }
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, -1, b);
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] b) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * b[i];
        }
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }
}
