package dev.sweeps.core.tpe;

import java.util.Arrays;

/** Optuna's weights: the newest points count fully, older ones the less the older they are. */
final class Recency {
    private static final int NEWEST = 25;

    private Recency() {}

    /**
     * Weights, oldest point first: rising evenly from 1/n to 1, then 1 for the newest {@value #NEWEST}.
     *
     * @param n number of points
     */
    static double[] weights(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        int older = n - NEWEST;
        for (int i = 0; i < older; i++) {
            weights[i] = older == 1 ? 1.0 / n : 1.0 / n + (1 - 1.0 / n) * i / (older - 1);
        }
        return weights;
    }
}
