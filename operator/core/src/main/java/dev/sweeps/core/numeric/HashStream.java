package dev.sweeps.core.numeric;

/**
 * Random numbers by counter: any number of any draw is computed by itself, so that a restart needs no state. The mixing function is
 * that of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
public final class HashStream {
    /** 2^64 divided by the golden ratio, odd. */
    public static final long STEP = 0x9E3779B97F4A7C15L;

    private HashStream() {}

    public static long mix(long z) {
        long first = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }

    /** 64 random bits for this dimension of this draw. */
    public static long bits(long seed, long draw, int dimension) {
        return mix(mix(mix(seed) + (draw + 1) * STEP) + (dimension + 1) * STEP);
    }

    /** A number in [0, 1) with 53 random bits. */
    public static double uniform(long seed, long draw, int dimension) {
        return (bits(seed, draw, dimension) >>> 11) * 0x1p-53;
    }
}
