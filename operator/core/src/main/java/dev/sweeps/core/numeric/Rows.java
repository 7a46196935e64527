package dev.sweeps.core.numeric;

/** The one operation that the time of a factorisation and of a solution for many columns goes into. */
final class Rows {
    private Rows() {}

    /**
     * Subtracts from a row the rows above it, each times its factor; four at a time, so that every entry of the row is loaded and
     * stored a quarter as often.
     *
     * @param matrix row-major
     * @param from first column that is changed
     * @param factors one for each row above
     */
    static void subtractAbove(double[] matrix, int width, int row, int from, double[] factors) {
        int at = row * width;
        int k = 0;
        for (; k + 3 < row; k += 4) {
            int r0 = k * width;
            int r1 = r0 + width;
            int r2 = r1 + width;
            int r3 = r2 + width;
            double f0 = factors[k];
            double f1 = factors[k + 1];
            double f2 = factors[k + 2];
            double f3 = factors[k + 3];
            for (int j = from; j < width; j++) {
                matrix[at + j] -= f0 * matrix[r0 + j] + f1 * matrix[r1 + j] + f2 * matrix[r2 + j] + f3 * matrix[r3 + j];
            }
        }
        for (; k < row; k++) {
            int above = k * width;
            double factor = factors[k];
            for (int j = from; j < width; j++) {
                matrix[at + j] -= factor * matrix[above + j];
            }
        }
    }
}
