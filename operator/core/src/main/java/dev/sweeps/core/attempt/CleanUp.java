package dev.sweeps.core.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * What follows a stored final state: Jobs are ended by the policy, and one that still lives in any case. A Job to be kept whose
 * Pod lives for a sidecar alone is ended after a moment in which well-behaved sidecars end by themselves.
 */
final class CleanUp {
    private static final Duration FOR_SIDECARS = Duration.ofSeconds(10);

    private CleanUp() {}

    static TrialPlan plan(TrialReport stored, TrialSnapshot trial, Instant now) {
        var observation = trial.observation();
        var newest = observation.newest();
        var kept = trial.policy().keptJobs().keeps(stored.state());
        var due = newest.isOutlived() && stored.completedAt() != null
                ? stored.completedAt().plus(FOR_SIDECARS)
                : now;
        var waits = kept && now.isBefore(due) && observation.jobs().contains(newest.attempt());
        var actions = new ArrayList<TrialAction>();
        for (int attempt : observation.jobs()) {
            var live = attempt == newest.attempt() && !newest.isOver();
            if (!kept || (live && !waits)) {
                actions.add(new TrialAction.EndAttempt(attempt));
            }
        }
        return new TrialPlan(actions, stored, waits ? due : null);
    }
}
