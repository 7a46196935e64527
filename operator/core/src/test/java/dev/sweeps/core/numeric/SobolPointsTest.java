package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SobolPointsTest {
    /** First points in three dimensions as Joe and Kuo publish them with their direction numbers new-joe-kuo-6. */
    private static final double[][] JOE_KUO = {
        {0, 0, 0},
        {0.5, 0.5, 0.5},
        {0.75, 0.25, 0.25},
        {0.25, 0.75, 0.75},
        {0.375, 0.375, 0.625},
        {0.875, 0.875, 0.125},
        {0.625, 0.125, 0.875},
        {0.125, 0.625, 0.375},
        {0.1875, 0.3125, 0.9375},
        {0.6875, 0.8125, 0.4375}
    };

    /** SHA-256 of the first 4,096 points in 100 dimensions of scipy.stats.qmc.Sobol, each coordinate as 30 bits in an int. */
    private static final String SCIPY = "ae915112da01ad8a412ac9f9890f530daa6b15058dd901656d01e023b76ef5b5";

    @Test
    void agreesWithJoeAndKuo() {
        SobolPoints points = new SobolPoints(3);

        for (int number = 0; number < JOE_KUO.length; number++) {
            assertThat(points.plain(number)).containsExactly(JOE_KUO[number]);
        }
    }

    @Test
    void agreesWithScipyInAHundredDimensions() throws Exception {
        SobolPoints points = new SobolPoints(100);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");

        for (int number = 0; number < 4_096; number++) {
            for (double coordinate : points.plain(number)) {
                digest.update(ByteBuffer.allocate(4)
                        .putInt((int) (coordinate * 0x1p30))
                        .array());
            }
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(SCIPY);
    }

    @Test
    void jumpsToAnyPoint() {
        SobolPoints points = new SobolPoints(100);

        assertThat(points.plain(3_000)[63]).isEqualTo(0.909423828125);
        assertThat(points.plain(777)[20]).isEqualTo(0.2373046875);
        assertThat(points.plain(778)).isEqualTo(new SobolPoints(100).plain(778));
        assertThat(points.plain(0)[5]).isZero();
    }

    /** The defining property of the sequence: every elementary box of area 1/64 holds one of the first 64 points. */
    @Test
    void scramblingKeepsTheEvenSpread() {
        SobolPoints points = new SobolPoints(2);
        for (int bitsOfX = 0; bitsOfX <= 6; bitsOfX++) {
            Set<Long> boxes = new HashSet<>();
            for (int number = 0; number < 64; number++) {
                double[] point = points.scrambled(number, 42);
                long column = (long) (point[0] * (1 << bitsOfX));
                long row = (long) (point[1] * (1 << (6 - bitsOfX)));
                boxes.add(column * 64 + row);
            }
            assertThat(boxes).hasSize(64);
        }
    }

    @Test
    void scramblingStaysOffTheEndsAndDependsOnTheSeed() {
        SobolPoints points = new SobolPoints(50);

        for (int number = 0; number < 1_000; number++) {
            for (double coordinate : points.scrambled(number, number)) {
                assertThat(coordinate).isGreaterThan(0).isLessThan(1);
            }
        }
        assertThat(points.scrambled(1, 1)).isNotEqualTo(points.scrambled(1, 2));
        assertThat(points.scrambled(1, 1)[0]).isNotEqualTo(points.scrambled(1, 1)[1]);
    }

    /** Over many seeds a scrambled point is uniform, also the first one, which is the origin when plain. */
    @Test
    void everyScrambledPointIsUniformOverTheSeeds() {
        SobolPoints points = new SobolPoints(2);
        int[] counts = new int[16];

        for (int seed = 0; seed < 16_000; seed++) {
            counts[(int) (points.scrambled(seed % 4, seed)[1] * 16)]++;
        }

        assertThat(ChiSquare.pValue(counts)).isGreaterThan(1e-4);
    }
}
