package dev.sweeps.core.numeric;

import java.util.Optional;

/**
 * The lower triangular L of a symmetric positive definite matrix A = L L', row-major, entries above the diagonal zero. Inner loops
 * run along rows and add multiples of whole rows to one another, which the compiler turns into vector instructions.
 */
public final class CholeskyFactor {
    /** A pivot below this share of its diagonal entry is rounding error. */
    private static final double LEAST_PIVOT = 1e-14;

    private final double[] lower;
    private final int size;

    private CholeskyFactor(double[] lower, int size) {
        this.lower = lower;
        this.size = size;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix size x size; only its upper triangle is read
     * @return empty if it is not positive definite
     */
    public static Optional<CholeskyFactor> of(double[] matrix, int size) {
        double[] upper = matrix.clone();
        double[] above = new double[size];
        for (int i = 0; i < size; i++) {
            double diagonal = upper[i * size + i];
            for (int k = 0; k < i; k++) {
                above[k] = upper[k * size + i];
            }
            Rows.subtractAbove(upper, size, i, i, above);
            double pivot = upper[i * size + i];
            if (!(pivot > LEAST_PIVOT * diagonal) || pivot == Double.POSITIVE_INFINITY) {
                return Optional.empty();
            }
            double scale = 1 / Math.sqrt(pivot);
            for (int j = i; j < size; j++) {
                upper[i * size + j] *= scale;
            }
        }
        return Optional.of(new CholeskyFactor(transposed(upper, size), size));
    }

    private static double[] transposed(double[] upper, int size) {
        double[] lower = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                lower[j * size + i] = upper[i * size + j];
            }
        }
        return lower;
    }

    /** ln det A. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(lower[i * size + i]);
        }
        return 2 * sum;
    }

    /** x with A x = b. */
    public double[] solve(double[] b) {
        double[] x = b.clone();
        solveLower(x);
        solveUpper(x);
        return x;
    }

    /** Replaces b by x with L x = b. */
    public void solveLower(double[] b) {
        for (int i = 0; i < b.length; i++) {
            b[i] = (b[i] - dot(lower, i * size, b, i)) / lower[i * size + i];
        }
    }

    /** Replaces b by x with L' x = b. */
    public void solveUpper(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double x = b[i] / lower[i * size + i];
            b[i] = x;
            int row = i * size;
            for (int j = 0; j < i; j++) {
                b[j] -= x * lower[row + j];
            }
        }
    }

    private static double dot(double[] a, int from, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[from + i] * b[i];
            s1 += a[from + i + 1] * b[i + 1];
            s2 += a[from + i + 2] * b[i + 2];
            s3 += a[from + i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            s0 += a[from + i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /**
     * Replaces B by X with L X = B.
     *
     * @param b size x columns, row-major
     */
    public void solveLower(double[] b, int columns) {
        double[] factors = new double[size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(lower, i * size, factors, 0, i);
            Rows.subtractAbove(b, columns, i, 0, factors);
            int row = i * columns;
            double scale = 1 / lower[i * size + i];
            for (int j = 0; j < columns; j++) {
                b[row + j] *= scale;
            }
        }
    }

    /** The inverse of A, size x size; both triangles are filled. */
    public double[] inverse() {
        double[] ofLower = new double[size * size];
        for (int i = 0; i < size; i++) {
            ofLower[i * size + i] = 1;
        }
        double[] factors = new double[size];
        for (int i = 0; i < size; i++) {
            int row = i * size;
            System.arraycopy(lower, row, factors, 0, i);
            // L^-1 is lower triangular: of row k + 3 the first k + 4 entries count, and those of the rows above it
            // beyond them are zero.
            int k = 0;
            for (; k + 3 < i; k += 4) {
                Rows.subtractFour(ofLower, row, k + 4, ofLower, k * size, size, factors, k);
            }
            for (; k < i; k++) {
                Rows.subtract(ofLower, row, k + 1, ofLower, k * size, factors[k]);
            }
            double scale = 1 / lower[row + i];
            for (int j = 0; j <= i; j++) {
                ofLower[row + j] *= scale;
            }
        }
        return squared(ofLower, size);
    }

    /** M' M of a lower triangular M. */
    private static double[] squared(double[] m, int size) {
        double[] product = new double[size * size];
        double[] factors = new double[size];
        for (int a = 0; a < size; a++) {
            for (int i = a; i < size; i++) {
                factors[i] = -m[i * size + a];
            }
            int i = a;
            for (; i + 3 < size; i += 4) {
                Rows.subtractFour(product, a * size, a + 1, m, i * size, size, factors, i);
            }
            for (; i < size; i++) {
                Rows.subtract(product, a * size, a + 1, m, i * size, factors[i]);
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                product[a * size + b] = product[b * size + a];
            }
        }
        return product;
    }

    /**
     * The factor of A with one row and column more, in O(size^2).
     *
     * @param column the new entries beside A
     * @param diagonal the new entry in the corner
     * @return empty if the larger matrix is not positive definite
     */
    public Optional<CholeskyFactor> extended(double[] column, double diagonal) {
        double[] row = column.clone();
        solveLower(row);
        double pivot = diagonal - dot(row, 0, row, size);
        if (!(pivot > LEAST_PIVOT * diagonal)) {
            return Optional.empty();
        }
        int larger = size + 1;
        double[] extended = new double[larger * larger];
        for (int i = 0; i < size; i++) {
            System.arraycopy(lower, i * size, extended, i * larger, i + 1);
        }
        System.arraycopy(row, 0, extended, size * larger, size);
        extended[larger * larger - 1] = Math.sqrt(pivot);
        return Optional.of(new CholeskyFactor(extended, larger));
    }
}
