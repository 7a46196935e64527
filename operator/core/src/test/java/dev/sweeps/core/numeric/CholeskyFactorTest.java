package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyFactorTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    @Test
    void factorsAMatrixWithAKnownFactor() {
        double[] matrix = {4, 12, -16, 12, 37, -43, -16, -43, 98};

        CholeskyFactor factor = CholeskyFactor.of(matrix, 3).orElseThrow();

        assertThat(factor.logDeterminant()).isCloseTo(Math.log(36), CLOSE);
        assertThat(factor.solve(new double[] {4, 12, -16})).containsExactly(new double[] {1, 0, 0}, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 33})
    void solvesAndInverts(int size) {
        double[] matrix = positiveDefinite(size);
        double[] x = column(size, 7);
        CholeskyFactor factor = CholeskyFactor.of(matrix, size).orElseThrow();

        assertThat(factor.solve(times(matrix, x, size))).containsExactly(x, CLOSE);
        assertThat(times(factor.inverse(), times(matrix, x, size), size)).containsExactly(x, CLOSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void solvesManyColumnsAtOnceAsItSolvesOne(int size) {
        CholeskyFactor factor = CholeskyFactor.of(positiveDefinite(size), size).orElseThrow();
        int columns = 5;
        double[] block = column(size * columns, 3);
        double[] second = new double[size];
        for (int i = 0; i < size; i++) {
            second[i] = block[i * columns + 1];
        }

        factor.solveLower(second);
        factor.solveLower(block, columns);

        for (int i = 0; i < size; i++) {
            assertThat(block[i * columns + 1]).isCloseTo(second[i], CLOSE);
        }
    }

    @Test
    void growsByARowAsIfFactoredAnew() {
        int size = 7;
        double[] matrix = positiveDefinite(size);
        double[] leading = new double[(size - 1) * (size - 1)];
        for (int i = 0; i < size - 1; i++) {
            System.arraycopy(matrix, i * size, leading, i * (size - 1), size - 1);
        }
        double[] last = Arrays.copyOfRange(matrix, (size - 1) * size, size * size - 1);

        CholeskyFactor grown = CholeskyFactor.of(leading, size - 1)
                .orElseThrow()
                .extended(last, matrix[size * size - 1])
                .orElseThrow();

        assertThat(grown.solve(column(size, 5)))
                .containsExactly(CholeskyFactor.of(matrix, size).orElseThrow().solve(column(size, 5)), CLOSE);
    }

    @Test
    void saysWhenAMatrixIsNotPositiveDefinite() {
        assertThat(CholeskyFactor.of(new double[] {1, 2, 2, 1}, 2)).isEmpty();
        assertThat(CholeskyFactor.of(new double[] {1, 1, 1, 1}, 2)).isEmpty();
        assertThat(CholeskyFactor.of(new double[] {Double.NaN}, 1)).isEmpty();
        assertThat(CholeskyFactor.of(new double[] {1}, 1).orElseThrow().extended(new double[] {1}, 1))
                .isEmpty();
    }

    /** M M' + I of a matrix of random numbers. */
    private static double[] positiveDefinite(int size) {
        double[] m = column(size * size, 1);
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    matrix[i * size + j] += m[i * size + k] * m[j * size + k];
                }
            }
            matrix[i * size + i] += 1;
        }
        return matrix;
    }

    private static double[] column(int size, long seed) {
        double[] column = new double[size];
        Arrays.setAll(column, i -> HashStream.uniform(seed, 0, i) - 0.5);
        return column;
    }

    private static double[] times(double[] matrix, double[] x, int size) {
        double[] product = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                product[i] += matrix[i * size + j] * x[j];
            }
        }
        return product;
    }
}
