package dev.sweeps.core.pruning;

/** Causes that several rules have in common. */
final class Causes {
    private Causes() {}

    static Cause notANumber(String rule, long step) {
        return new Cause(rule, step, Double.NaN, null, 0, "%s: NaN at step %d".formatted(rule, step));
    }
}
