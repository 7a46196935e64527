package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TruncatedNormalTest {
    /** a, b and log(Phi(b) - Phi(a)), computed by mpmath with 80 digits and more. */
    private static final double[][] LOG_MASSES = {
        {-1, 1, -0.38171514630212605},
        {-0.5, 0.25, -1.2372925013224503},
        {0, 1e-9, -21.642204370151084},
        {1, 1.000000001, -22.142204287910715},
        {3, 4, -6.631467786538225},
        {5, 5.001, -20.329192936978384},
        {8, 9, -35.01361859343715},
        {30, 31, -454.32124395634327},
        {-31, -30, -454.32124395634327},
        {38, 100, -726.5572160188201},
        {-10, 10, -1.523970604832105e-23},
        {-3, 0.5, -0.37090055956203255},
        {20, 20.05, -204.3736634813743},
        {2.4, 2.6, -5.6446607507893685},
        {0.1, 50, -0.7761545927302733},
        {-0.001, 0.001, -7.13354679829352},
        {45, 45.0001, -1022.6315280630627},
        {-7, -1.2, -2.162217506054861},
        {0.9, 1.95, -1.842176942048018}
    };

    /** q, a, b and the quantile, by bisection in mpmath. */
    private static final double[][] QUANTILES = {
        {0.5, -1, 1, 0},
        {0.1, -1, 3, -0.697788491291666},
        {0.999, -2, 0.5, 0.498101501786608},
        {0.3, 5, 6, 5.068053642792162},
        {0.7, 30, 31, 30.040061293677947},
        {1e-9, -0.5, 2, -0.4999999981006016},
        {0.25, -40, -20, -20.069024194031027},
        {0.6, 0, 0.01, 0.005999936000153608},
        {0.01, -20, 20, -2.326347874040841}
    };

    @Test
    void massesAgreeWithTheReference() {
        for (double[] row : LOG_MASSES) {
            assertThat(TruncatedNormal.logMass(row[0], row[1]))
                    .as("%s to %s", row[0], row[1])
                    .isCloseTo(row[2], within(1e-12 * Math.max(1, Math.abs(row[2]))));
        }
    }

    @Test
    void quantilesAgreeWithTheReference() {
        for (double[] row : QUANTILES) {
            assertThat(TruncatedNormal.quantile(row[0], row[1], row[2]))
                    .as("%s between %s and %s", row[0], row[1], row[2])
                    .isCloseTo(row[3], within(1e-12 * Math.max(1, Math.abs(row[3]))));
        }
    }

    @Test
    void takesInfiniteBounds() {
        double endless = Double.POSITIVE_INFINITY;

        assertThat(TruncatedNormal.logMass(-endless, endless)).isZero();
        assertThat(TruncatedNormal.logMass(0, endless)).isCloseTo(-Math.log(2), within(1e-15));
        assertThat(TruncatedNormal.logMass(-endless, 0)).isCloseTo(-Math.log(2), within(1e-15));
        assertThat(TruncatedNormal.quantile(0.975, -endless, endless)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(TruncatedNormal.quantile(0.025, -endless, endless)).isCloseTo(-1.959963984540054, within(1e-14));
    }

    @Test
    void nothingLiesBetweenEqualBounds() {
        assertThat(TruncatedNormal.logMass(2, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(TruncatedNormal.quantile(0.3, 2, 2)).isEqualTo(2);
    }

    @Property
    void theQuantileCutsOffItsShare(
            @ForAll @DoubleRange(min = -40, max = 40) double a,
            @ForAll @DoubleRange(min = 0.01, max = 40) double width,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        double x = TruncatedNormal.quantile(share, a, a + width);

        assertThat(x).isBetween(a, a + width);
        double logShare = TruncatedNormal.logMass(a, x) - TruncatedNormal.logMass(a, a + width);
        assertThat(Math.exp(logShare)).isCloseTo(share, within(1e-8));
    }

    @Property
    void partsAddUp(
            @ForAll @DoubleRange(min = -40, max = 40) double a,
            @ForAll @DoubleRange(min = 0.01, max = 5) double first,
            @ForAll @DoubleRange(min = 0.01, max = 5) double second) {
        double whole = TruncatedNormal.logMass(a, a + first + second);
        double left = TruncatedNormal.logMass(a, a + first);
        double right = TruncatedNormal.logMass(a + first, a + first + second);

        assertThat(Math.exp(left - whole) + Math.exp(right - whole)).isCloseTo(1, within(1e-9));
    }
}
