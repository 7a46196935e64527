package dev.sweeps.core.attempt;

import java.time.Duration;

/** How long to wait after the n-th lost attempt in a row: not at all, then 10 s, 20 s, 40 s … up to 5 minutes. */
final class Backoff {
    private static final int DOUBLINGS = 5;

    private Backoff() {}

    static Duration after(int losses) {
        if (losses <= 1) {
            return Duration.ZERO;
        }
        var doublings = Math.min(losses - 2, DOUBLINGS);
        var delay = Duration.ofSeconds(10L << doublings);
        var most = Duration.ofMinutes(5);
        return delay.compareTo(most) > 0 ? most : delay;
    }
}
