package dev.sweeps.core.numeric;

import org.hipparchus.random.SobolSequenceGenerator;

/** Points of the Sobol sequence with the direction numbers of Joe and Kuo (2008), plain or scrambled. Confined to one search. */
public final class SobolPoints {
    /** Beyond this number of dimensions the first points are no better spread than random ones. */
    public static final int MOST_DIMENSIONS = 1_000;

    private static final double SCALE = 0x1p32;

    private final SobolSequenceGenerator sequence;

    public SobolPoints(int dimensions) {
        this.sequence = new SobolSequenceGenerator(dimensions);
    }

    /** The point with this number, counted from 0; number 0 is the origin. */
    public double[] plain(long number) {
        int index = Math.toIntExact(number);
        return sequence.getNextIndex() == index ? sequence.nextVector() : sequence.skipTo(index);
    }

    /**
     * The point with this number after Owen's nested uniform scrambling: each dimension keeps its even spread at every power of two,
     * no coordinate is 0 or 1, and different seeds give independent estimates. The scrambling is by hashing the reversed bits
     * (Laine and Karras 2011; Burley, "Practical hash-based Owen scrambling", JCGT 2020, with Vegdahl's constants).
     */
    public double[] scrambled(long number, long seed) {
        double[] point = plain(number);
        for (int dimension = 0; dimension < point.length; dimension++) {
            int bits = (int) (long) (point[dimension] * SCALE);
            int key = (int) HashStream.bits(seed, 0, dimension);
            point[dimension] = ((owen(bits, key) & 0xFFFF_FFFFL) + 0.5) / SCALE;
        }
        return point;
    }

    /** Every bit is flipped or not depending on the bits above it only. */
    static int owen(int bits, int key) {
        int x = Integer.reverse(bits);
        x ^= x * 0x3d20adea;
        x += key;
        x *= key >>> 16 | 1;
        x ^= x * 0x05526c56;
        x ^= x * 0x53a22864;
        return Integer.reverse(x);
    }
}
