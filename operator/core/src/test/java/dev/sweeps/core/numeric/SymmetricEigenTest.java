package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Test
    void knowsTheEigenvaluesOfASmallMatrix() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);

        assertThat(eigen.value(0) + eigen.value(1)).isCloseTo(4, within(1e-15));
        assertThat(eigen.value(0) * eigen.value(1)).isCloseTo(3, within(1e-15));
    }

    @Test
    void takesEmptyZeroAndHugeMatrices() {
        assertThat(SymmetricEigen.of(new double[4], 2).value(1)).isZero();
        assertThat(SymmetricEigen.of(new double[] {1e150, 1e149, 1e149, 1e-150}, 2)
                        .value(0))
                .isFinite();
        assertThat(SymmetricEigen.of(new double[] {7}, 1).vector(0, 0)).isEqualTo(1);
    }

    @Property(tries = 100)
    void rebuildsTheMatrixFromOrthonormalVectors(@ForAll @IntRange(min = 1, max = 12) int n, @ForAll long seed) {
        double[] matrix = symmetric(n, NumberStream.of(seed, 0, 0));

        SymmetricEigen eigen = SymmetricEigen.of(matrix, n);

        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double rebuilt = 0;
                double product = 0;
                for (int k = 0; k < n; k++) {
                    rebuilt += eigen.vector(i, k) * eigen.value(k) * eigen.vector(j, k);
                    product += eigen.vector(k, i) * eigen.vector(k, j);
                }
                assertThat(rebuilt).isCloseTo(matrix[i * n + j], within(1e-12));
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
    }

    private static double[] symmetric(int n, NumberStream stream) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * n + j] = stream.nextNormal();
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        return matrix;
    }
}
