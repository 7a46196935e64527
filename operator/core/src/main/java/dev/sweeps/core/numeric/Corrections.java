package dev.sweeps.core.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What L-BFGS remembers of the curvature: the last steps, and how the gradient changed along each. */
final class Corrections {
    private static final int MEMORY = 10;

    private final Deque<Correction> corrections = new ArrayDeque<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
    private record Correction(double[] step, double[] change, double inverse) {}

    boolean isEmpty() {
        return corrections.isEmpty();
    }

    void clear() {
        corrections.clear();
    }

    /** Keeps a pair only if the function curves upwards along it, so that every direction descends. */
    void remember(double[] step, double[] change) {
        double curvature = dot(step, change);
        if (curvature > 1e-12 * dot(change, change)) {
            corrections.addFirst(new Correction(step, change, 1 / curvature));
            if (corrections.size() > MEMORY) {
                corrections.removeLast();
            }
        }
    }

    /**
     * Where to go: the two loops over what is remembered; without any, a step of length at most one.
     *
     * @param free the coordinates that no bound holds; the others stay
     */
    double[] direction(double[] gradient, boolean[] free) {
        double[] q = new double[gradient.length];
        for (int i = 0; i < q.length; i++) {
            q[i] = free[i] ? -gradient[i] : 0;
        }
        if (isEmpty()) {
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
