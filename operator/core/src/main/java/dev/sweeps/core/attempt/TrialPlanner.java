package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;
import java.time.Instant;
import java.util.List;

/**
 * Decides what a trial does next.
 *
 * <p>Attempt numbers only grow. That an attempt is over is stored before the next one starts, and a result is stored
 * before its Job is ended; so a crash between any two effects loses and repeats nothing.
 */
public final class TrialPlanner {
    private TrialPlanner() {}

    /** The plan for {@code trial} at {@code now}; the same arguments give the same plan. */
    public static TrialPlan plan(TrialSnapshot trial, Instant now) {
        var stored = trial.stored();
        if (stored != null && stored.state().isFinal()) {
            return CleanUp.plan(stored, trial, now);
        }
        var stop = trial.stop();
        if (stop != null) {
            return Stopping.plan(trial, stop, now);
        }
        var pause = trial.pause();
        if (pause != null) {
            return Stopping.plan(trial, pause, now);
        }
        if (stored != null && stored.state() == TrialState.PAUSED) {
            return continued(stored, now);
        }
        var newest = trial.observation().newest();
        var known = stored == null ? 0 : stored.attempt();
        var over = stored == null || stored.nextAttemptAt() != null || known == 0;
        if (newest.attempt() > known || (newest.attempt() == known && !over)) {
            return Watching.plan(trial, newest, now);
        }
        if (!over) {
            return Losing.plan(
                    trial,
                    new AttemptObservation.Lost(
                            known,
                            null,
                            AttemptObservation.Lost.RESULT_LOST,
                            "its Job is gone and no result was read",
                            true),
                    now);
        }
        return betweenAttempts(trial, newest, known, now);
    }

    /** That the trial is not paused any more is stored before its next attempt starts. */
    private static TrialPlan continued(TrialReport paused, Instant now) {
        var message = "attempt %d goes on from the checkpoint of attempt %d"
                .formatted(paused.attempt() + 1, paused.attempt());
        var report = ReportDraft.from(paused)
                .state(TrialState.PENDING, Reasons.PROMOTED, message)
                .nextAttemptAt(now)
                .build();
        return new TrialPlan(List.of(), report, now);
    }

    /** No attempt is live: the next one starts when it is due and the last one can no longer hold GPU or checkpoint. */
    private static TrialPlan betweenAttempts(TrialSnapshot trial, AttemptObservation newest, int known, Instant now) {
        var stored = trial.stored();
        if (newest.attempt() > 0 && !newest.isOver()) {
            return new TrialPlan(endLeft(trial, newest), stored, null);
        }
        var due = stored == null ? null : stored.nextAttemptAt();
        if (due != null && now.isBefore(due)) {
            return new TrialPlan(List.of(), stored, due);
        }
        var waitsFor = trial.waitsFor();
        if (waitsFor != null) {
            var held = ReportDraft.from(stored).state(TrialState.PENDING, Reasons.CACHE_BUILDING, waitsFor);
            return new TrialPlan(List.of(), held.build(), null);
        }
        return new TrialPlan(List.of(new TrialAction.StartAttempt(known + 1)), stored, null);
    }

    /** Nothing else ends a Pod that does not start, or one in which the program has ended and a sidecar goes on. */
    private static List<TrialAction> endLeft(TrialSnapshot trial, AttemptObservation newest) {
        var goesOn = newest instanceof AttemptObservation.Waiting || newest instanceof AttemptObservation.Running;
        return (goesOn || newest.isOutlived()) && trial.observation().jobs().contains(newest.attempt())
                ? List.of(new TrialAction.EndAttempt(newest.attempt()))
                : List.of();
    }
}
