package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for what an ended program has left behind while the API server or the kubelet does not hand it over. Nothing is ended
 * meanwhile, and it is asked for again after a second, two, four … up to half a minute. The wait is counted from a stored time,
 * so that a restart of the operator does not begin it anew.
 */
final class Unreadable {
    /** Longer than a node restarts, or a control plane is upgraded. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * That a program failed is known without its log, which can only say that the hardware was to blame. On a cluster that hands out
     * no logs at all each failure costs this.
     */
    static final Duration PATIENCE_WITH_FAILURE = Duration.ofSeconds(15);

    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(30);

    private Unreadable() {}

    /** The wait; empty when it is over. */
    static Optional<TrialPlan> plan(TrialSnapshot trial, AttemptObservation.Unread unread, Instant now) {
        var stored = trial.stored();
        var known = stored == null || stored.attempt() != unread.attempt() ? null : stored.unreadSince();
        var since = known == null ? now : known;
        var patience = unread.otherwise() instanceof AttemptObservation.Failed ? PATIENCE_WITH_FAILURE : PATIENCE;
        var end = since.plus(patience);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        var next = now.plus(wait(Duration.between(since, now)));
        return Optional.of(new TrialPlan(
                List.of(),
                known == null ? report(trial, unread, patience, now) : stored,
                next.isBefore(end) ? next : end));
    }

    private static TrialReport report(
            TrialSnapshot trial, AttemptObservation.Unread unread, Duration patience, Instant now) {
        var message = "attempt %d has ended, and its log cannot be read now; it is asked for again, for %s at most: %s"
                .formatted(unread.attempt(), Overdue.words(patience), unread.message());
        return ReportDraft.from(trial.stored())
                .liveAttempt(unread.attempt())
                .pod(unread.pod())
                .step(null)
                .unreadSince(now)
                .state(TrialState.RUNNING, Reasons.RESULT_UNREADABLE, message)
                .build();
    }

    /** As long again as it has lasted. */
    private static Duration wait(Duration soFar) {
        if (soFar.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return soFar.compareTo(LATEST) < 0 ? soFar : LATEST;
    }
}
