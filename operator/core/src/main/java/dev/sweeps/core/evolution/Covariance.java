package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.numeric.SymmetricEigen;

/** The covariance matrix C of CMA-ES. Mutable and confined to one suggestion. */
final class Covariance {
    private final int d;
    private final double[] c;
    private SymmetricEigen eigen;

    /** Starts as the identity. */
    Covariance(int dimension) {
        this.d = dimension;
        this.c = new double[d * d];
        for (int i = 0; i < d; i++) {
            c[i * d + i] = 1;
        }
        this.eigen = SymmetricEigen.of(c, d);
    }

    /** Standard deviation along one axis. */
    double deviation(int i) {
        return Math.sqrt(c[i * d + i]);
    }

    /** A draw from the normal distribution with mean 0. */
    double[] draw(NumberStream stream) {
        double[] y = new double[d];
        for (int k = 0; k < d; k++) {
            double along = Math.sqrt(eigenvalue(k)) * stream.nextNormal();
            for (int i = 0; i < d; i++) {
                y[i] += eigen.vector(i, k) * along;
            }
        }
        return y;
    }

    /** C^(-1/2) y. */
    double[] whitened(double[] y) {
        double[] white = new double[d];
        for (int k = 0; k < d; k++) {
            double along = 0;
            for (int i = 0; i < d; i++) {
                along += eigen.vector(i, k) * y[i];
            }
            along /= Math.sqrt(eigenvalue(k));
            for (int i = 0; i < d; i++) {
                white[i] += eigen.vector(i, k) * along;
            }
        }
        return white;
    }

    /** Makes C to {@code kept} C + {@code change}. */
    void adapt(double kept, double[] change) {
        for (int i = 0; i < c.length; i++) {
            c[i] = kept * c[i] + change[i];
        }
        eigen = SymmetricEigen.of(c, d);
    }

    /** The variance along the longest axis of the ellipsoid, in one dimension at least. */
    double largest() {
        double largest = eigenvalue(0);
        for (int k = 1; k < d; k++) {
            largest = Math.max(largest, eigenvalue(k));
        }
        return largest;
    }

    /** The variance along its shortest axis. */
    double smallest() {
        double smallest = eigenvalue(0);
        for (int k = 1; k < d; k++) {
            smallest = Math.min(smallest, eigenvalue(k));
        }
        return smallest;
    }

    /** Rounding may leave a tiny eigenvalue at or below 0. */
    private double eigenvalue(int k) {
        return Math.max(eigen.value(k), Double.MIN_NORMAL);
    }
}
