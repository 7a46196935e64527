package dev.sweeps.core.surrogate;

/**
 * Matern kernels of variance 1, as functions of the squared distance r^2 in units of the length scales (Rasmussen and Williams, "Gaussian
 * Processes for Machine Learning", eq. 4.17). They differ in how often a function can be differentiated: losses of some problems are
 * smooth in the parameters, those of others have edges and many small hollows.
 */
public enum Matern {
    /** Twice: k = (1 + s + s^2 / 3) exp(-s) with s = sqrt(5 r^2). */
    FIVE_HALVES(5, 5.0 / 3, -5.0 / 6, 1),
    /** Once: k = (1 + s) exp(-s) with s = sqrt(3 r^2). */
    THREE_HALVES(3, 0, -3.0 / 2, 0);

    private final double stretch;
    private final double quadratic;
    private final double steepest;
    private final double bend;

    /**
     * @param stretch s^2 / r^2
     * @param quadratic factor of r^2 in the polynomial before exp(-s)
     * @param steepest dk/d(r^2) at 0
     * @param bend dk/d(r^2) is steepest (1 + bend s) exp(-s)
     */
    Matern(double stretch, double quadratic, double steepest, double bend) {
        this.stretch = stretch;
        this.quadratic = quadratic;
        this.steepest = steepest;
        this.bend = bend;
    }

    double correlation(double square) {
        double s = Math.sqrt(stretch * square);
        return (1 + s + quadratic * square) * Math.exp(-s);
    }

    /** Derivative of the correlation by the squared distance; finite also at 0. */
    double slope(double square) {
        double s = Math.sqrt(stretch * square);
        return steepest * (1 + bend * s) * Math.exp(-s);
    }

    /**
     * Both, of many squared distances, with one exponential each.
     *
     * @param squares become the correlations
     * @param slopes as long; become the derivatives
     */
    void correlate(double[] squares, double[] slopes) {
        for (int i = 0; i < squares.length; i++) {
            double square = squares[i];
            double s = Math.sqrt(stretch * square);
            double fall = Math.exp(-s);
            squares[i] = (1 + s + quadratic * square) * fall;
            slopes[i] = steepest * (1 + bend * s) * fall;
        }
    }
}
