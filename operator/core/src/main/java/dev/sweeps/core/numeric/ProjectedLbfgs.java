package dev.sweeps.core.numeric;

/**
 * Minimises a smooth function on a box: L-BFGS (Nocedal and Wright, "Numerical Optimization", algorithm 7.4) on the coordinates
 * that no bound holds, with backtracking along the projected path (Bertsekas 1982).
 */
public final class ProjectedLbfgs {
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
        Corrections corrections = new Corrections();
        while (Double.isFinite(value) && evaluations < mostEvaluations) {
            boolean[] free = free(x, gradient);
            if (largest(gradient, free) <= gradientTolerance) {
                break;
            }
            double[] direction = corrections.direction(gradient, free);
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
            corrections.remember(difference(next, x), difference(nextGradient, gradient));
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

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
