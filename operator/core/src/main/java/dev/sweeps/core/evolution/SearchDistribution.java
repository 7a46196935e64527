package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import java.util.List;

/**
 * The normal distribution of CMA-ES and how it learns: mean m, step size sigma, covariance C and the two evolution paths (Hansen, arXiv
 * 1604.00772, figure 6). Mutable and confined to one suggestion.
 */
final class SearchDistribution {
    /** A sixth of the range, so that the first points reach most of it. */
    private static final double FIRST_STEP = 1.0 / 6;

    private static final double LARGEST_STEP = 1;
    private static final double SMALLEST_DEVIATION = 1e-9;
    private static final double WORST_CONDITION = 1e14;

    private final Strategy strategy;
    private final int d;
    private final double[] mean;
    private double step = FIRST_STEP;
    private final Covariance covariance;
    private final double[] stepPath;
    private final double[] path;
    private int generations;

    /**
     * Starts as a ball.
     *
     * @param mean in the unit cube, of any length; taken over
     */
    SearchDistribution(Strategy strategy, double[] mean) {
        this.strategy = strategy;
        this.d = mean.length;
        this.mean = mean;
        this.covariance = new Covariance(d);
        this.stepPath = new double[d];
        this.path = new double[d];
    }

    Strategy strategy() {
        return strategy;
    }

    double mean(int i) {
        return mean[i];
    }

    /** Standard deviation along one axis of the cube. */
    double deviation(int i) {
        return step * covariance.deviation(i);
    }

    /** A draw, not kept inside the cube. */
    double[] draw(NumberStream stream) {
        double[] x = covariance.draw(stream);
        for (int i = 0; i < d; i++) {
            x[i] = mean[i] + step * x[i];
        }
        return x;
    }

    /**
     * One generation.
     *
     * @param ranked as many points as the population has, best first; they need not come from this distribution
     * @param usable how many of them have a loss, at least one; the others are last
     */
    void learn(List<double[]> ranked, int usable) {
        double[] good = strategy.goodWeights(usable);
        double[] change = new double[d * d];
        double[] move = new double[d];
        for (int rank = 0; rank < good.length; rank++) {
            double[] y = moveTo(ranked.get(rank));
            // Improbably far, because it comes from elsewhere: drawn nearer (Hansen, arXiv 1110.4181, equation 4).
            double shrink = Math.min(1, farthest() / length(covariance.whitened(y)));
            for (int i = 0; i < d; i++) {
                y[i] *= shrink;
                move[i] += good[rank] * y[i];
            }
            addOuterProduct(change, strategy.rankMuRate * good[rank], y);
        }
        double badWeight = addBadPoints(change, ranked);
        for (int i = 0; i < d; i++) {
            mean[i] += step * move[i];
        }
        generations++;
        double lost = followPaths(move) ? 0 : strategy.rankOneRate * strategy.pathRate * (2 - strategy.pathRate);
        addOuterProduct(change, strategy.rankOneRate, path);
        covariance.adapt(1 - strategy.rankOneRate - strategy.rankMuRate * (1 + badWeight) + lost, change);
        double growth = strategy.stepPathRate / strategy.stepDamping * (length(stepPath) / strategy.normalLength - 1);
        step = Math.min(LARGEST_STEP, step * Math.exp(Math.min(1, growth)));
    }

    /**
     * Takes away from C the directions of the bad points, each as if it were as far off as a draw is in the mean. A bad point from
     * elsewhere says nothing about this distribution: its direction would be taken away again and again.
     *
     * @return the sum of the weights that were used
     */
    private double addBadPoints(double[] change, List<double[]> ranked) {
        double[] bad = strategy.badWeights();
        double used = 0;
        for (int i = 0; i < bad.length; i++) {
            double[] y = moveTo(ranked.get(ranked.size() - bad.length + i));
            double length = length(covariance.whitened(y));
            if (length > 0 && length <= farthest()) {
                addOuterProduct(change, strategy.rankMuRate * bad[i] * d / (length * length), y);
                used += bad[i];
            }
        }
        return used;
    }

    /** From the mean to a point, in steps. */
    private double[] moveTo(double[] x) {
        double[] y = new double[d];
        for (int i = 0; i < d; i++) {
            y[i] = (x[i] - mean[i]) / step;
        }
        return y;
    }

    /** How long a draw of C hardly ever is, when it is whitened. */
    private double farthest() {
        return Math.sqrt(d) + 2.0 * d / (d + 2);
    }

    /** Moves both paths on; false while the step size still grows fast, when the path of C has to wait (h_sigma). */
    private boolean followPaths(double[] move) {
        double[] white = covariance.whitened(move);
        double stepGain = Math.sqrt(strategy.stepPathRate * (2 - strategy.stepPathRate) * strategy.selectionMass);
        for (int i = 0; i < d; i++) {
            stepPath[i] = (1 - strategy.stepPathRate) * stepPath[i] + stepGain * white[i];
        }
        double unbiased = Math.sqrt(1 - Math.pow(1 - strategy.stepPathRate, 2.0 * generations));
        boolean isSteady = length(stepPath) / unbiased < (1.4 + 2.0 / (d + 1)) * strategy.normalLength;
        double gain = isSteady ? Math.sqrt(strategy.pathRate * (2 - strategy.pathRate) * strategy.selectionMass) : 0;
        for (int i = 0; i < d; i++) {
            path[i] = (1 - strategy.pathRate) * path[i] + gain * move[i];
        }
        return isSteady;
    }

    private static void addOuterProduct(double[] sum, double weight, double[] y) {
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                sum[i * y.length + j] += weight * y[i] * y[j];
            }
        }
    }

    private static double length(double[] y) {
        double sum = 0;
        for (double component : y) {
            sum += component * component;
        }
        return Math.sqrt(sum);
    }

    /** Whether it is as narrow as a point, or as flat as rounding errors make it: then there is nothing more to learn here. */
    boolean isSpent() {
        return d > 0
                && (step * Math.sqrt(covariance.largest()) < SMALLEST_DEVIATION
                        || covariance.largest() > WORST_CONDITION * covariance.smallest());
    }
}
