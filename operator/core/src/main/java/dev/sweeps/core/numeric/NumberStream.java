package dev.sweeps.core.numeric;

/** The random numbers of one purpose of one draw, one after another. Confined to one suggestion. */
public final class NumberStream {
    private final long key;
    private int used;

    private NumberStream(long key) {
        this.key = key;
    }

    /** Streams that differ in any of the arguments are independent. */
    public static NumberStream of(long seed, long draw, int purpose) {
        return new NumberStream(HashStream.bits(seed, draw, purpose));
    }

    /** The next number in [0, 1), with 53 random bits. */
    public double next() {
        return HashStream.uniform(key, 0, used++);
    }

    /** The next number of the standard normal distribution. */
    public double nextNormal() {
        double share = next() + 0x1p-54;
        return TruncatedNormal.quantile(share, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The next number from 0 to {@code bound - 1}. */
    public int nextIndex(int bound) {
        return Math.min((int) (next() * bound), bound - 1);
    }
}
