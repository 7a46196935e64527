package dev.sweeps.app.reconcile;

import java.time.Duration;
import java.time.Instant;

/** How often to ask why a Job has no Pod: soon at first, so that a user knows within seconds, then less often. */
final class WaitingForPod {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private WaitingForPod() {}

    static boolean worthAsking(Instant createdAt, Instant now) {
        return now.isAfter(createdAt.plus(PATIENCE));
    }

    static Duration interval(Instant createdAt, Instant now) {
        return now.isBefore(createdAt.plus(YOUNG)) ? Duration.ofSeconds(3) : Duration.ofSeconds(15);
    }
}
