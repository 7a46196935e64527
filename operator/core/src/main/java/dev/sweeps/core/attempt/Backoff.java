package dev.sweeps.core.attempt;

import java.time.Duration;

/** How long to wait after the n-th disruption of a trial: not at all, then 10 s, 20 s, 40 s … up to 5 minutes. */
final class Backoff {
    static final int MOST_DISRUPTIONS = 50;

    private static final int DOUBLINGS = 5;

    private Backoff() {}

    static Duration after(int disruptions) {
        if (disruptions <= 1) {
            return Duration.ZERO;
        }
        var doublings = Math.min(disruptions - 2, DOUBLINGS);
        var delay = Duration.ofSeconds(10L << doublings);
        var most = Duration.ofMinutes(5);
        return delay.compareTo(most) > 0 ? most : delay;
    }
}
