package dev.sweeps.core.numeric;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub, Van Loan, "Matrix Computations", 8.5). It is exact
 * enough for small eigenvalues, ends for any finite matrix, and needs no more than a few sweeps.
 */
public final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;

    private final int n;
    private final double[] a;
    private final double[] vectors;

    private SymmetricEigen(double[] matrix, int n) {
        this.n = n;
        this.a = matrix.clone();
        this.vectors = new double[n * n];
        for (int i = 0; i < n; i++) {
            vectors[i * n + i] = 1;
        }
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix n by n, row-major, symmetric; left as it is
     */
    public static SymmetricEigen of(double[] matrix, int n) {
        SymmetricEigen eigen = new SymmetricEigen(matrix, n);
        for (int sweep = 0; sweep < MOST_SWEEPS && eigen.sweep(); sweep++) {}
        return eigen;
    }

    /** The eigenvalue with this number; they are in no order. */
    public double value(int k) {
        return a[k * n + k];
    }

    /** Component {@code row} of the eigenvector with number {@code k}; the vectors are orthonormal. */
    public double vector(int row, int k) {
        return vectors[row * n + k];
    }

    /** Rotates every element off the diagonal away once; false if there was nothing left to do. */
    private boolean sweep() {
        boolean rotated = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                double scale = Math.sqrt(Math.abs(a[p * n + p])) * Math.sqrt(Math.abs(a[q * n + q]));
                if (Math.abs(a[p * n + q]) > 0x1p-53 * scale) {
                    rotate(p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private void rotate(int p, int q) {
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
        double tan = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double cos = 1 / Math.hypot(tan, 1);
        double sin = tan * cos;
        for (int k = 0; k < n; k++) {
            turn(a, k * n + p, k * n + q, cos, sin);
        }
        for (int k = 0; k < n; k++) {
            turn(a, p * n + k, q * n + k, cos, sin);
            turn(vectors, k * n + p, k * n + q, cos, sin);
        }
        a[p * n + q] = 0;
        a[q * n + p] = 0;
    }

    private static void turn(double[] numbers, int i, int j, double cos, double sin) {
        double first = numbers[i];
        double second = numbers[j];
        numbers[i] = cos * first - sin * second;
        numbers[j] = sin * first + cos * second;
    }
}
