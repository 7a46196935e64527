package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HaltonPointsTest {
    /** First points in bases 2, 3 and 5, by hand. */
    private static final double[][] BY_HAND = {
        {0, 0, 0},
        {1 / 2.0, 1 / 3.0, 1 / 5.0},
        {1 / 4.0, 2 / 3.0, 2 / 5.0},
        {3 / 4.0, 1 / 9.0, 3 / 5.0},
        {1 / 8.0, 4 / 9.0, 4 / 5.0},
        {5 / 8.0, 7 / 9.0, 1 / 25.0},
        {3 / 8.0, 2 / 9.0, 6 / 25.0},
        {7 / 8.0, 5 / 9.0, 11 / 25.0},
        {1 / 16.0, 8 / 9.0, 16 / 25.0}
    };

    @Test
    void mirrorsTheDigits() {
        HaltonPoints points = new HaltonPoints(3);

        for (int number = 0; number < BY_HAND.length; number++) {
            assertThat(points.plain(number)).containsExactly(BY_HAND[number], within(1e-15));
        }
    }

    /** Some coordinates of scipy.stats.qmc.Halton(d=40, scramble=False), points 1,000 and 4,095. */
    @Test
    void agreesWithScipyInFortyDimensions() {
        HaltonPoints points = new HaltonPoints(40);

        assertThat(points.plain(1_000)[0]).isCloseTo(0.0927734375, within(1e-14));
        assertThat(points.plain(1_000)[6]).isCloseTo(0.8483614899246896, within(1e-14));
        assertThat(points.plain(1_000)[39]).isCloseTo(0.7805138828560928, within(1e-14));
        assertThat(points.plain(4_095)[1]).isCloseTo(0.09708885840573084, within(1e-14));
        assertThat(points.plain(4_095)[20]).isCloseTo(0.10639894914618127, within(1e-14));
        assertThat(points.plain(4_095)[39]).isCloseTo(0.6712887166293562, within(1e-14));
    }

    /** Every elementary box of size 1/8 by 1/9 holds one of the first 72 points, scrambled or not. */
    @Test
    void scramblingKeepsTheEvenSpread() {
        HaltonPoints points = new HaltonPoints(2);
        Set<Integer> boxes = new HashSet<>();
        for (int number = 0; number < 72; number++) {
            double[] point = points.scrambled(number, 42);
            int column = (int) (point[0] * 8);
            int row = (int) (point[1] * 9);
            boxes.add(9 * column + row);
        }

        assertThat(boxes).hasSize(72);
    }

    @Test
    void scramblingStaysInsideAndDependsOnTheSeed() {
        HaltonPoints points = new HaltonPoints(100);

        for (int number = 0; number < 500; number++) {
            for (double coordinate : points.scrambled(number, number)) {
                assertThat(coordinate).isGreaterThanOrEqualTo(0).isLessThan(1);
            }
        }
        assertThat(points.scrambled(1, 1)).isNotEqualTo(points.scrambled(1, 2)).isEqualTo(points.scrambled(1, 1));
    }

    /** Over many seeds a scrambled point is uniform, also the first one, which is the origin when plain. */
    @Test
    void everyScrambledPointIsUniformOverTheSeeds() {
        HaltonPoints points = new HaltonPoints(3);
        int[] counts = new int[16];

        for (int seed = 0; seed < 16_000; seed++) {
            counts[(int) (points.scrambled(seed % 4, seed)[2] * 16)]++;
        }

        assertThat(ChiSquare.pValue(counts)).isGreaterThan(1e-4);
    }
}
