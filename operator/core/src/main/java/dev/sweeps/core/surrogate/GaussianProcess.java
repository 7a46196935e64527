package dev.sweeps.core.surrogate;

import dev.sweeps.core.numeric.CholeskyFactor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Gaussian process with {@link Matern52} over a {@link Metric} and variance 1 around a level that it does not know, conditioned on
 * labels (Rasmussen and Williams, algorithm 2.1). The level has mean 0 and a variance of its own, and is integrated out by adding that
 * variance to every covariance (section 2.7): a search tries mostly good points, so that the mean of its labels lies below what is to be
 * expected far from them. Immutable.
 */
public final class GaussianProcess {
    /** So many predictions at a time that their columns stay in the cache. */
    private static final int BLOCK = 64;

    /** Variance of the level; as large as that of the labels. */
    static final double LEVEL = 1;
    /** Of the function at one place before anything is observed: the level's and that around it. */
    static final double VARIANCE = LEVEL + 1;

    private static final double LEAST_VARIANCE = 1e-12;
    /** Added to the diagonal until the covariance can be factored. */
    private static final double FIRST_JITTER = 1e-8;

    private final Metric metric;
    private final Hyperparameters hyperparameters;
    private final double[][] rows;
    private final double[] alpha;
    private final CholeskyFactor factor;

    private GaussianProcess(
            Metric metric, Hyperparameters hyperparameters, double[][] rows, double[] alpha, CholeskyFactor factor) {
        this.metric = metric;
        this.hyperparameters = hyperparameters;
        this.rows = rows;
        this.alpha = alpha;
        this.factor = factor;
    }

    /**
     * Fits the hyperparameters and conditions on the labels.
     *
     * @param rows features as {@link Metric#features} gives them, at least one row
     * @param labels one for each row, of mean 0 and variance at most 1
     */
    public static GaussianProcess fitted(Metric metric, List<double[]> rows, double[] labels) {
        double[][] features = rows.toArray(double[][]::new);
        return conditioned(metric, MapFit.of(metric, features, labels), features, labels);
    }

    static GaussianProcess conditioned(
            Metric metric, Hyperparameters hyperparameters, double[][] rows, double[] labels) {
        double[] weights = hyperparameters.weights();
        int n = rows.length;
        double[] covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                covariance[i * n + j] = covariance(metric.squaredDistance(rows[i], rows[j], weights));
            }
            covariance[i * n + i] = VARIANCE + hyperparameters.noise();
        }
        CholeskyFactor factor = factored(covariance, n);
        return new GaussianProcess(metric, hyperparameters, rows, factor.solve(labels), factor);
    }

    /** Of the function at two places, by their squared distance in units of the lengths. */
    static double covariance(double square) {
        return LEVEL + Matern52.correlation(square);
    }

    /** Always ends: with a jitter of the size of n the matrix is diagonally dominant. */
    private static CholeskyFactor factored(double[] covariance, int n) {
        Optional<CholeskyFactor> factor = CholeskyFactor.of(covariance, n);
        for (double jitter = FIRST_JITTER; factor.isEmpty(); jitter *= 10) {
            for (int i = 0; i < n; i++) {
                covariance[i * n + i] += jitter;
            }
            factor = CholeskyFactor.of(covariance, n);
        }
        return factor.get();
    }

    /**
     * The same process when labels at these features, too, turn out as it expects them (the "believer" of Ginsbourger et al., 2010):
     * means stay, variances fall.
     */
    public GaussianProcess believing(List<double[]> expected) {
        double[][] all = Arrays.copyOf(rows, rows.length + expected.size());
        double[] padded = Arrays.copyOf(alpha, all.length);
        double[] weights = hyperparameters.weights();
        CholeskyFactor extended = factor;
        int n = rows.length;
        for (double[] row : expected) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = covariance(metric.squaredDistance(all[i], row, weights));
            }
            Optional<CholeskyFactor> larger = extended.extended(column, VARIANCE + hyperparameters.noise());
            if (larger.isPresent()) {
                extended = larger.get();
                all[n++] = row;
            }
        }
        return new GaussianProcess(metric, hyperparameters, Arrays.copyOf(all, n), Arrays.copyOf(padded, n), extended);
    }

    /**
     * What the process would expect of each of its own places without one of its labels, all else equal (the rank-one update of
     * Rasmussen and Williams, section 5.4.2, at every place).
     *
     * @return for each label that is left out, in the order of the rows, the means at all rows
     */
    public double[][] leaveOneOutMeans() {
        int n = rows.length;
        double[] inverse = factor.inverse();
        double[] means = predict(List.of(rows)).means();
        double[][] without = new double[n][n];
        for (int j = 0; j < n; j++) {
            double residual = alpha[j] / inverse[j * n + j];
            for (int k = 0; k < n; k++) {
                // k(x_k)' K^-1 e_j, with the covariances of the function: those of the labels less the noise.
                double influence = (k == j ? 1 : 0) - hyperparameters.noise() * inverse[k * n + j];
                without[j][k] = means[k] - influence * residual;
            }
        }
        return without;
    }

    public Metric metric() {
        return metric;
    }

    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** Means and variances of the function, without the noise of a label, at many places. */
    public Predictions predict(List<double[]> places) {
        double[] means = new double[places.size()];
        double[] variances = new double[places.size()];
        double[] weights = hyperparameters.weights();
        for (int from = 0; from < means.length; from += BLOCK) {
            int count = Math.min(BLOCK, means.length - from);
            double[] covariances = covariances(columns(places, from, count), weights, count);
            for (int i = 0; i < rows.length; i++) {
                double weight = alpha[i];
                int row = i * count;
                for (int c = 0; c < count; c++) {
                    means[from + c] += weight * covariances[row + c];
                }
            }
            factor.solveLower(covariances, count);
            for (int row = 0; row < covariances.length; row += count) {
                for (int c = 0; c < count; c++) {
                    variances[from + c] += covariances[row + c] * covariances[row + c];
                }
            }
        }
        for (int i = 0; i < variances.length; i++) {
            variances[i] = Math.max(VARIANCE - variances[i], LEAST_VARIANCE);
        }
        return new Predictions(means, variances);
    }

    /** The features of some places, one array for each feature. */
    private double[][] columns(List<double[]> places, int from, int count) {
        double[][] columns = new double[metric.features()][count];
        for (int c = 0; c < count; c++) {
            double[] place = places.get(from + c);
            for (int feature = 0; feature < place.length; feature++) {
                columns[feature][c] = place[feature];
            }
        }
        return columns;
    }

    /** rows x count. */
    private double[] covariances(double[][] columns, double[] weights, int count) {
        double[] covariances = new double[rows.length * count];
        double[] squares = new double[count];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(squares, 0);
            for (int feature = 0; feature < columns.length; feature++) {
                double weight = weights[metric.scale(feature)];
                if (metric.isUnordered(feature)) {
                    addMismatches(squares, columns[feature], rows[i][feature], weight);
                } else {
                    addSquares(squares, columns[feature], rows[i][feature], weight);
                }
            }
            Matern52.correlate(squares, count);
            int row = i * count;
            for (int c = 0; c < count; c++) {
                covariances[row + c] = LEVEL + squares[c];
            }
        }
        return covariances;
    }

    private static void addSquares(double[] squares, double[] column, double value, double weight) {
        for (int c = 0; c < squares.length; c++) {
            double difference = column[c] - value;
            squares[c] += weight * difference * difference;
        }
    }

    private static void addMismatches(double[] squares, double[] column, double value, double weight) {
        for (int c = 0; c < squares.length; c++) {
            squares[c] += column[c] == value ? 0 : weight;
        }
    }

    /** Mean and variance at one place, with their slopes along every feature (0 along unordered ones). */
    public Prediction predict(double[] place) {
        double[] weights = hyperparameters.weights();
        double[] covariances = new double[rows.length];
        double[] slopes = new double[rows.length];
        double mean = 0;
        for (int i = 0; i < rows.length; i++) {
            double square = metric.squaredDistance(rows[i], place, weights);
            covariances[i] = covariance(square);
            slopes[i] = Matern52.slope(square);
            mean += alpha[i] * covariances[i];
        }
        double[] solved = covariances.clone();
        factor.solveLower(solved);
        double explained = 0;
        for (double entry : solved) {
            explained += entry * entry;
        }
        factor.solveUpper(solved);
        double[] meanSlopes = new double[place.length];
        double[] varianceSlopes = new double[place.length];
        for (int feature = 0; feature < place.length; feature++) {
            if (!metric.isUnordered(feature)) {
                double twice = 2 * weights[metric.scale(feature)];
                for (int i = 0; i < rows.length; i++) {
                    double along = twice * slopes[i] * (place[feature] - rows[i][feature]);
                    meanSlopes[feature] += alpha[i] * along;
                    varianceSlopes[feature] -= 2 * solved[i] * along;
                }
            }
        }
        return new Prediction(mean, Math.max(VARIANCE - explained, LEAST_VARIANCE), meanSlopes, varianceSlopes);
    }
}
