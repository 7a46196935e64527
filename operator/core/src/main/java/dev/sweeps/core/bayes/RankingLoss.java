package dev.sweeps.core.bayes;

/**
 * How often a model puts two places in another order than their labels do (Feurer, Letham and Bakshy, "Scalable meta-learning for
 * Bayesian optimization using ranking-weighted Gaussian process ensembles", AutoML workshop at ICML 2018, eq. 3 and 4). Scales of
 * losses do not matter to it, which differ from one problem to another.
 *
 * @param misordered for each ordered pair (j, k) 1 if the order is wrong; row-major
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
record RankingLoss(int places, byte[] misordered) {
    /**
     * The pairs of all places.
     *
     * @param predictions row j is what the model says of all places when it knows nothing of the label of place j; all rows are alike
     *     for a model that knows none of these labels
     * @param labels one for each place, smaller is better
     */
    static RankingLoss of(double[][] predictions, double[] labels) {
        int n = labels.length;
        byte[] misordered = new byte[n * n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                boolean predicted = predictions[j][j] < predictions[j][k];
                boolean real = labels[j] < labels[k];
                misordered[j * n + k] = (byte) (predicted == real ? 0 : 1);
            }
        }
        return new RankingLoss(n, misordered);
    }

    /**
     * The loss on a resample of the places.
     *
     * @param counts how often each place is in it
     */
    long at(int[] counts) {
        long loss = 0;
        for (int j = 0; j < places; j++) {
            if (counts[j] > 0) {
                long row = 0;
                for (int k = 0; k < places; k++) {
                    row += (long) counts[k] * misordered[j * places + k];
                }
                loss += counts[j] * row;
            }
        }
        return loss;
    }
}
