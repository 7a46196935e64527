package dev.sweeps.core.numeric;

/**
 * The one operation that the time of a factorisation, of a solution for many columns and of an inverse goes into: multiples of rows are
 * taken from a row, four at a time, so that every entry of the row is loaded and stored a quarter as often.
 */
final class Rows {
    private Rows() {}

    /**
     * Subtracts from a row the rows above it, each times its factor.
     *
     * @param matrix row-major
     * @param from first column that is changed
     * @param factors one for each row above
     */
    static void subtractAbove(double[] matrix, int width, int row, int from, double[] factors) {
        int at = row * width + from;
        int count = width - from;
        int k = 0;
        for (; k + 3 < row; k += 4) {
            subtractFour(matrix, at, count, matrix, k * width + from, width, factors, k);
        }
        for (; k < row; k++) {
            subtract(matrix, at, count, matrix, k * width + from, factors[k]);
        }
    }

    /**
     * Subtracts four rows that follow one another, each times its factor.
     *
     * @param at first entry that is changed
     * @param count of entries
     * @param first entry of the first of the four rows
     * @param factors of which those from k on count
     */
    static void subtractFour(
            double[] target, int at, int count, double[] rows, int first, int width, double[] factors, int k) {
        int r1 = first + width;
        int r2 = r1 + width;
        int r3 = r2 + width;
        double f0 = factors[k];
        double f1 = factors[k + 1];
        double f2 = factors[k + 2];
        double f3 = factors[k + 3];
        for (int j = 0; j < count; j++) {
            target[at + j] -= f0 * rows[first + j] + f1 * rows[r1 + j] + f2 * rows[r2 + j] + f3 * rows[r3 + j];
        }
    }

    /** Subtracts one row times a factor. */
    static void subtract(double[] target, int at, int count, double[] rows, int first, double factor) {
        for (int j = 0; j < count; j++) {
            target[at + j] -= factor * rows[first + j];
        }
    }
}
