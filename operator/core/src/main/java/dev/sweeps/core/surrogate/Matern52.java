package dev.sweeps.core.surrogate;

/**
 * The Matern kernel with smoothness 5/2 and variance 1, as a function of the squared distance r^2 in units of the length scales:
 * k = (1 + s + s^2 / 3) exp(-s) with s = sqrt(5 r^2) (Rasmussen and Williams, "Gaussian Processes for Machine Learning", eq. 4.17).
 */
final class Matern52 {
    private Matern52() {}

    /** Replaces squared distances by correlations. */
    static void correlate(double[] squares, int length) {
        for (int i = 0; i < length; i++) {
            squares[i] = correlation(squares[i]);
        }
    }

    /**
     * Replaces squared distances by correlations, with one exponential for a correlation and its slope.
     *
     * @return the {@link #slope} at each of them
     */
    static double[] correlateWithSlopes(double[] squares) {
        double[] slopes = new double[squares.length];
        for (int i = 0; i < squares.length; i++) {
            double s = Math.sqrt(5 * squares[i]);
            double fall = Math.exp(-s);
            slopes[i] = slope(s, fall);
            squares[i] = correlation(squares[i], s, fall);
        }
        return slopes;
    }

    static double correlation(double square) {
        double s = Math.sqrt(5 * square);
        return correlation(square, s, Math.exp(-s));
    }

    private static double correlation(double square, double s, double fall) {
        return (1 + s + 5.0 / 3 * square) * fall;
    }

    /** Derivative of the correlation by the squared distance; finite also at 0. */
    static double slope(double square) {
        double s = Math.sqrt(5 * square);
        return slope(s, Math.exp(-s));
    }

    private static double slope(double s, double fall) {
        return -5.0 / 6 * (1 + s) * fall;
    }
}
