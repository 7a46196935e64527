package dev.sweeps.core.simulation;

import java.util.Random;

/** What happens to an attempt: decided by the seed, the trial and the attempt, so that every run sees the same. */
enum Fate {
    SUCCEEDS,
    MASKS,
    FAILS,
    IS_PREEMPTED,
    NEVER_STARTS,
    REPORTS_NOTHING;

    static Fate of(long seed, long index, int attempt) {
        var draw = new Random(seed * 31 + index * 1009 + attempt).nextInt(12);
        return switch (draw) {
            case 0, 1 -> FAILS;
            case 2 -> MASKS;
            case 3, 4 -> IS_PREEMPTED;
            case 5 -> REPORTS_NOTHING;
            case 6 -> NEVER_STARTS;
            default -> SUCCEEDS;
        };
    }

    static int seconds(long seed, long index, int attempt) {
        return 1 + new Random(seed * 17 + index * 101 + attempt).nextInt(9);
    }
}
