package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends or pauses a trial that has an order. A program that finished with a result before its Pod was ended keeps its result; one that
 * failed by itself before has failed, and is tried again where it was to be paused only.
 */
final class Stopping {
    private Stopping() {}

    static TrialPlan plan(TrialSnapshot trial, EndOrder order, Instant now) {
        var newest = trial.observation().newest();
        var stored = trial.stored();
        if (order instanceof PauseOrder && stored != null && stored.state() == TrialState.PAUSED) {
            return new TrialPlan(leftJobs(trial), stored, null);
        }
        if (stored != null && newest.attempt() < stored.attempt()) {
            return stopped(trial, order, newest, null, now);
        }
        return plan(trial, order, newest, now);
    }

    private static TrialPlan plan(TrialSnapshot trial, EndOrder order, AttemptObservation newest, Instant now) {
        return switch (newest) {
            case AttemptObservation.Absent _ -> stopped(trial, order, newest, null, now);
            case AttemptObservation.Succeeded succeeded -> succeeded(trial, order, succeeded, now);
            case AttemptObservation.Failed failed ->
                trial.observation().ending() || isCounted(trial, failed.attempt())
                        ? stopped(trial, order, failed, failed.pod(), now)
                        : failed(trial, order, failed, now);
            case AttemptObservation.Unread unread -> unread(trial, order, unread, now);
            case AttemptObservation.Lost lost ->
                lost.over()
                        ? stopped(trial, order, lost, lost.pod(), now)
                        : ending(trial, order, lost, lost.pod(), now);
            case AttemptObservation.Unstarted unstarted -> ending(trial, order, unstarted, null, now);
            case AttemptObservation.Waiting waiting -> ending(trial, order, waiting, waiting.pod(), now);
            case AttemptObservation.Running running -> ending(trial, order, running, running.pod(), now);
        };
    }

    /** A program that came to its end before the order may have a result; one that was ended has most often none to wait for. */
    private static TrialPlan unread(
            TrialSnapshot trial, EndOrder order, AttemptObservation.Unread unread, Instant now) {
        var waits = trial.observation().ending() || isCounted(trial, unread.attempt())
                ? Optional.<TrialPlan>empty()
                : Unreadable.plan(trial, unread, now);
        return waits.orElseGet(() -> plan(trial, order, unread.otherwise(), now));
    }

    private static TrialPlan succeeded(
            TrialSnapshot trial, EndOrder order, AttemptObservation.Succeeded succeeded, Instant now) {
        if (order instanceof StopOrder stop && stop.takesTheObjective()) {
            return new TrialPlan(List.of(), judged(trial, stop, succeeded, now), null);
        }
        var report = Succeeding.report(trial, succeeded, now);
        var spoiltByTheOrder =
                report.state() == TrialState.FAILED && trial.observation().ending();
        return spoiltByTheOrder
                ? stopped(trial, order, succeeded, succeeded.pod(), now)
                : new TrialPlan(List.of(), report, null);
    }

    /** What the program reported is kept, and does not count. */
    private static TrialReport judged(
            TrialSnapshot trial, StopOrder stop, AttemptObservation.Succeeded succeeded, Instant now) {
        return ReportDraft.from(Succeeding.report(trial, succeeded, now))
                .savedOf(stop.expectedGpuSeconds())
                .stopped(stop)
                .build();
    }

    /** The Pod lives: it is ended, and its times are counted now, for later it cannot be asked any more. */
    private static TrialPlan ending(
            TrialSnapshot trial, EndOrder order, AttemptObservation live, @Nullable PodFacts pod, Instant now) {
        var stored = trial.stored();
        var actions = trial.observation().jobs().contains(live.attempt())
                ? List.<TrialAction>of(new TrialAction.EndAttempt(live.attempt()))
                : List.<TrialAction>of();
        if (stored != null
                && isCounted(trial, live.attempt())
                && stored.reason().equals(underWay(order))) {
            return new TrialPlan(actions, stored, null);
        }
        var state = live instanceof AttemptObservation.Running ? TrialState.RUNNING : TrialState.PENDING;
        var report = ReportDraft.from(stored)
                .attemptOver(live.attempt(), pod, now)
                .state(state, underWay(order), order.reason() + ": " + order.message())
                .build();
        return new TrialPlan(actions, report, null);
    }

    private static TrialPlan stopped(
            TrialSnapshot trial, EndOrder order, AttemptObservation last, @Nullable PodFacts pod, Instant now) {
        var stored = trial.stored();
        var attempt = Math.max(last.attempt(), stored == null ? 0 : stored.attempt());
        var over = ReportDraft.from(stored).attemptOver(attempt, pod, now);
        var report =
                switch (order) {
                    case StopOrder stop ->
                        over.savedOf(stop.expectedGpuSeconds()).stopped(stop).completed(PodFacts.endOf(pod, now));
                    case PauseOrder pause -> over.state(TrialState.PAUSED, pause.reason(), pause.message());
                };
        return new TrialPlan(List.of(), report.build(), null);
    }

    private static TrialPlan failed(
            TrialSnapshot trial, EndOrder order, AttemptObservation.Failed failed, Instant now) {
        var failing = Failing.of(failed);
        return switch (order) {
            case StopOrder _ -> new TrialPlan(List.of(), failing.finalReport(trial, now), null);
            case PauseOrder _ -> failing.again(trial, now);
        };
    }

    private static String underWay(EndOrder order) {
        return order instanceof PauseOrder ? Reasons.PAUSING : Reasons.STOPPING;
    }

    /** A paused trial keeps no Job, whatever its policy. */
    private static List<TrialAction> leftJobs(TrialSnapshot trial) {
        return trial.observation().jobs().stream()
                .<TrialAction>map(TrialAction.EndAttempt::new)
                .toList();
    }

    private static boolean isCounted(TrialSnapshot trial, int attempt) {
        var stored = trial.stored();
        return stored != null && stored.nextAttemptAt() != null && stored.attempt() == attempt;
    }
}
