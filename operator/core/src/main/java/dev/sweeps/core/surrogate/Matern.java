package dev.sweeps.core.surrogate;

/**
 * Matern kernels of variance 1, as functions of the squared distance r^2 in units of the length scales (Rasmussen and Williams, "Gaussian
 * Processes for Machine Learning", eq. 4.17). How often a function can be differentiated differs: losses of some problems are smooth in
 * the parameters, those of others have edges and many small hollows.
 */
public enum Matern {
    /** Twice: k = (1 + s + s^2 / 3) exp(-s) with s = sqrt(5 r^2). */
    FIVE_HALVES {
        @Override
        double correlation(double square) {
            double s = Math.sqrt(5 * square);
            return (1 + s + 5.0 / 3 * square) * Math.exp(-s);
        }

        @Override
        double slope(double square) {
            double s = Math.sqrt(5 * square);
            return -5.0 / 6 * (1 + s) * Math.exp(-s);
        }
    },
    /** Once: k = (1 + s) exp(-s) with s = sqrt(3 r^2). */
    THREE_HALVES {
        @Override
        double correlation(double square) {
            double s = Math.sqrt(3 * square);
            return (1 + s) * Math.exp(-s);
        }

        @Override
        double slope(double square) {
            return -3.0 / 2 * Math.exp(-Math.sqrt(3 * square));
        }
    };

    abstract double correlation(double square);

    /** Derivative of the correlation by the squared distance; finite also at 0. */
    abstract double slope(double square);
}
