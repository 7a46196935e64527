package dev.sweeps.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {
    private static final double FAILED = Double.NaN;

    /** Medians and quantiles by hand: median 3; spread of 1, 2, 3 around it sqrt(5/3), in units of the reach 2. */
    @Test
    void ranksTheWorseHalfOnly() {
        HalfRank halfRank = new HalfRank(new double[] {1, 2, 3, 4, 1e9});
        double spread = Math.sqrt((1 + 0.25) / 3);

        assertThat(halfRank.warped(1)).isEqualTo(-1);
        assertThat(halfRank.warped(2)).isEqualTo(-0.5);
        assertThat(halfRank.warped(3)).isZero();
        // Quantiles 0.7 and 0.9 of the standard normal.
        assertThat(halfRank.warped(4)).isCloseTo(spread * 0.5244005127080407, Offset.offset(1e-9));
        assertThat(halfRank.warped(1e9)).isCloseTo(spread * 1.2815515655446004, Offset.offset(1e-9));
    }

    /** Twenty losses 1 to 20 and then two hundred near the best: 10.5 stays the middle, so that these hardly differ. */
    @Test
    void theFirstLossesSayWhereTheMiddleIs() {
        double[] losses = IntStream.range(0, 220)
                .mapToDouble(i -> i < 20 ? i + 1 : 1 + (i - 19) / 1000.0)
                .toArray();
        HalfRank halfRank = new HalfRank(losses);

        assertThat(halfRank.warped(1)).isEqualTo(-1);
        assertThat(halfRank.warped(losses[219])).isCloseTo(-1 + 0.2 / 9.5, Offset.offset(1e-9));
        assertThat(halfRank.warped(10)).isCloseTo(-0.5 / 9.5, Offset.offset(1e-9));
        assertThat(halfRank.warped(11)).isPositive();
    }

    @Test
    void putsFailuresBeyondTheWorst() {
        double[] labels = Labels.halfRanked(new double[] {1, FAILED, 2, 3}).values();

        assertThat(labels[1]).isGreaterThan(labels[3]);
        assertThat(labels[0]).isLessThan(labels[2]).isLessThan(labels[3]);
    }

    @Test
    void findsTheLossOfALabelAgain() {
        double[] losses = {5, 2, 8, 1, 9, 4};
        Labels halfRanked = Labels.halfRanked(losses);
        Labels linear = Labels.linear(losses);

        for (int i = 0; i < losses.length; i++) {
            assertThat(halfRanked.loss(halfRanked.values()[i])).isCloseTo(losses[i], Offset.offset(1e-9));
            assertThat(linear.loss(linear.values()[i])).isCloseTo(losses[i], Offset.offset(1e-9));
        }
        assertThat(linear.loss(linear.values()[0] + 0.1) - linear.loss(linear.values()[0]))
                .isCloseTo(0.1 * linear.unit(), Percentage.withPercentage(1e-9));
    }

    @ParameterizedTest
    @MethodSource
    void areFiniteAndInOrderWhateverTheLosses(double[] losses) {
        for (Labels labels : new Labels[] {Labels.halfRanked(losses), Labels.linear(losses)}) {
            double[] values = labels.values();
            assertThat(Arrays.stream(values).allMatch(Double::isFinite)).isTrue();
            assertThat(labels.unit()).isFinite().isPositive();
            assertThat(labels.loss(-3)).isFinite();
            assertThat(labels.loss(3)).isFinite();
            for (int i = 0; i < losses.length; i++) {
                for (int j = 0; j < losses.length; j++) {
                    assertThat(losses[i] < losses[j] && values[i] > values[j]).isFalse();
                }
            }
        }
    }

    static Stream<double[]> areFiniteAndInOrderWhateverTheLosses() {
        return Stream.of(
                new double[] {3},
                new double[] {3, 3, 3},
                new double[] {3, 3, FAILED},
                new double[] {1e300, -1e300, 0, 1},
                new double[] {Double.MAX_VALUE, -Double.MAX_VALUE},
                new double[] {1e-300, 2e-300, 3e-300, FAILED},
                new double[] {0, 0, 0, 1e300},
                new double[] {1, 1 + 1e-15, 1 + 2e-15},
                new double[] {Double.MIN_VALUE, 0, -Double.MIN_VALUE});
    }
}
