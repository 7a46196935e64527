package dev.sweeps.core.surrogate;

import dev.sweeps.core.numeric.CholeskyFactor;
import dev.sweeps.core.numeric.ProjectedLbfgs;
import java.util.Optional;

/**
 * The negative logarithm of marginal likelihood times prior (Rasmussen and Williams, eq. 5.8 and 5.9), by the logarithms of length
 * scales and noise. The prior keeps lengths between a fraction and a few times the cube and pulls noise to zero: its logarithm is
 * -sum(0.1 l^2 + 0.1 / l^2) + 0.1 ln e - 30 e, as in the GPSampler of Optuna.
 */
final class MarginalLikelihood implements ProjectedLbfgs.Objective {
    private static final double LENGTH_PENALTY = 0.1;
    private static final double NOISE_EXPONENT = 0.1;
    private static final double NOISE_RATE = 30;

    private final double[][] squares;
    private final double[] labels;

    /**
     * @param squares as {@link Metric#squaredDistances} gives them
     * @param labels one for each row
     */
    MarginalLikelihood(double[][] squares, double[] labels) {
        this.squares = squares;
        this.labels = labels;
    }

    @Override
    public double at(double[] logarithms, double[] gradient) {
        int n = labels.length;
        Hyperparameters hyperparameters = Hyperparameters.exp(logarithms);
        double[] weights = hyperparameters.weights();
        double[] correlations = weighted(weights);
        double[] slopes = Matern52.correlateWithSlopes(correlations);
        Optional<CholeskyFactor> factored = CholeskyFactor.of(covariance(correlations, hyperparameters.noise()), n);
        if (factored.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        CholeskyFactor factor = factored.get();
        double[] alpha = factor.solve(labels);
        double value = penalty(weights, hyperparameters.noise(), gradient) + 0.5 * factor.logDeterminant();
        for (int i = 0; i < n; i++) {
            value += 0.5 * labels[i] * alpha[i];
        }
        addSlopes(gradient, factor.inverse(), alpha, slopes, weights, hyperparameters.noise());
        return value;
    }

    /** Squared distances in units of the lengths, for all pairs. */
    private double[] weighted(double[] weights) {
        double[] weighted = new double[labels.length * (labels.length - 1) / 2];
        for (int scale = 0; scale < weights.length; scale++) {
            double weight = weights[scale];
            double[] along = squares[scale];
            for (int pair = 0; pair < weighted.length; pair++) {
                weighted[pair] += weight * along[pair];
            }
        }
        return weighted;
    }

    private double[] covariance(double[] correlations, double noise) {
        int n = labels.length;
        double[] covariance = new double[n * n];
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j * n + i] = GaussianProcess.LEVEL + correlations[pair++];
            }
            covariance[i * n + i] = GaussianProcess.VARIANCE + noise;
        }
        return covariance;
    }

    /** Minus the logarithm of the prior; its slopes begin the gradient. */
    private static double penalty(double[] weights, double noise, double[] gradient) {
        double penalty = NOISE_RATE * noise - NOISE_EXPONENT * Math.log(noise);
        for (int scale = 0; scale < weights.length; scale++) {
            penalty += LENGTH_PENALTY * (1 / weights[scale] + weights[scale]);
            gradient[scale] = 2 * LENGTH_PENALTY * (1 / weights[scale] - weights[scale]);
        }
        gradient[weights.length] = NOISE_RATE * noise - NOISE_EXPONENT;
        return penalty;
    }

    /** Half the trace of (K^-1 - alpha alpha') dK, for each hyperparameter. */
    private void addSlopes(
            double[] gradient, double[] inverse, double[] alpha, double[] slopes, double[] weights, double noise) {
        int n = alpha.length;
        double trace = 0;
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                slopes[pair++] *= inverse[i * n + j] - alpha[i] * alpha[j];
            }
            trace += inverse[i * n + i] - alpha[i] * alpha[i];
        }
        for (int scale = 0; scale < weights.length; scale++) {
            gradient[scale] -= 2 * weights[scale] * dot(slopes, squares[scale]);
        }
        gradient[weights.length] += 0.5 * trace * noise;
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return even + odd + (i < a.length ? a[i] * b[i] : 0);
    }
}
