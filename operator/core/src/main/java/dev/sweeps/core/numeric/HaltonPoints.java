package dev.sweeps.core.numeric;

import java.util.stream.IntStream;

/**
 * Points of the Halton sequence, plain or scrambled: each dimension mirrors the digits of the point's number at the radix point, in a
 * prime base of its own (Halton, "On the efficiency of certain quasi-random sequences of points", 1960).
 */
public final class HaltonPoints {
    /** Beyond this number of dimensions the first points are no better spread than random ones. */
    public static final int MOST_DIMENSIONS = 1_000;

    private static final double BELOW_ONE = Math.nextDown(1.0);

    private final int[] bases;

    public HaltonPoints(int dimensions) {
        this.bases = IntStream.iterate(2, number -> number + 1)
                .filter(HaltonPoints::isPrime)
                .limit(dimensions)
                .toArray();
    }

    private static boolean isPrime(int number) {
        return IntStream.iterate(2, divisor -> divisor * divisor <= number, divisor -> divisor + 1)
                .noneMatch(divisor -> number % divisor == 0);
    }

    /** The point with this number, counted from 0; number 0 is the origin. */
    public double[] plain(long number) {
        return IntStream.of(bases).mapToDouble(base -> mirrored(number, base)).toArray();
    }

    private static double mirrored(long number, int base) {
        double place = 1;
        double mirrored = 0;
        for (long rest = number; rest > 0; rest /= base) {
            place /= base;
            mirrored += rest % base * place;
        }
        return mirrored;
    }

    /**
     * The point with this number after random linear scrambling of the digits: at each place digit k becomes a k + c modulo the base,
     * with a and c by seed, dimension and place (Matousek, "On the L2-discrepancy for anchored boxes", 1998). This takes away the
     * correlation of the large bases, and keeps the even spread over the digits.
     */
    public double[] scrambled(long number, long seed) {
        return IntStream.range(0, bases.length)
                .mapToDouble(dimension -> scrambled(number, seed, dimension))
                .toArray();
    }

    /** Leading zeros of the number are digits too: the sum goes on until its terms do not count any more. */
    private double scrambled(long number, long seed, int dimension) {
        int base = bases[dimension];
        double place = 1;
        double sum = 0;
        long rest = number;
        for (int digit = 0; place > 0x1p-53; digit++) {
            long bits = HashStream.bits(seed, digit, dimension);
            long factor = 1 + (bits >>> 32) % (base - 1);
            long shift = (bits & 0xFFFF_FFFFL) % base;
            place /= base;
            sum += (factor * (rest % base) + shift) % base * place;
            rest /= base;
        }
        return Math.min(sum, BELOW_ONE);
    }
}
