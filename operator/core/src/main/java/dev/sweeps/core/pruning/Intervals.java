package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;

/**
 * At which reports a rule decides: at the first one in each interval of steps, from a first step on.
 *
 * @param warmup steps below it decide nothing, not negative
 * @param length of an interval in steps, at least 1
 */
public record Intervals(long warmup, long length) {
    /** Every report. */
    public static final Intervals EVERY = new Intervals(0, 1);

    public Intervals {
        if (warmup < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "warmup %d must not be negative, interval %d must be at least 1".formatted(warmup, length));
        }
    }

    /** Whether the report at {@code position} of the curve decides. */
    boolean decides(Curve curve, int position) {
        var step = curve.points().get(position).step();
        var before = position == 0 ? -1 : curve.points().get(position - 1).step();
        return step >= warmup && before < Math.floorDiv(step - warmup, length) * length + warmup;
    }

    /** Whether the last report decides. */
    boolean decides(Curve curve) {
        return !curve.isEmpty() && decides(curve, curve.points().size() - 1);
    }
}
