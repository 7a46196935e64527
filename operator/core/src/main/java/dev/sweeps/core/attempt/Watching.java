package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What follows from what a live attempt shows, or one that has just ended: a new state, the end by a time limit, the result. */
final class Watching {
    /** Said only when it lasts: a Job controller with the defaults of Kubernetes is the usual cause. */
    private static final String WITHOUT_POD =
            "attempt %d has no pod yet and nothing was refused: the Job controller is behind (by default it makes about 3"
                    + " Jobs a second; kube-controller-manager --kube-api-qps and --concurrent-job-syncs raise that)";

    private Watching() {}

    static TrialPlan plan(TrialSnapshot trial, AttemptObservation newest, Instant now) {
        var limits = trial.policy().limits();
        var limit = trial.observation().ending()
                ? Optional.<Overdue>empty()
                : WaitLimit.of(limits, newest, now).or(() -> StartLimit.of(limits, newest, now));
        if (limit.isEmpty()) {
            return inTime(trial, newest, now);
        }
        var overdue = limit.get();
        if (now.isBefore(overdue.at())) {
            return inTime(trial, newest, now).by(overdue.at());
        }
        var failing = Failing.of(overdue);
        return overdue.again()
                ? failing.again(trial, now)
                : new TrialPlan(List.of(), failing.finalReport(trial, now), null);
    }

    private static TrialPlan inTime(TrialSnapshot trial, AttemptObservation newest, Instant now) {
        return switch (newest) {
            case AttemptObservation.Absent _ -> throw new IllegalArgumentException("an absent attempt has no number");
            case AttemptObservation.Unstarted unstarted -> unstarted(trial, unstarted, now);
            case AttemptObservation.Waiting waiting -> {
                var next = ReportDraft.from(trial.stored())
                        .liveAttempt(waiting.attempt())
                        .pod(waiting.pod())
                        .step(null)
                        .state(TrialState.PENDING, waiting.reason(), waiting.message());
                yield Settling.plan(trial.stored(), next.build(), waiting.since(), now);
            }
            case AttemptObservation.Running running -> running(trial, running, now);
            case AttemptObservation.Succeeded succeeded -> Succeeding.plan(trial, succeeded, now);
            case AttemptObservation.Failed failed -> failed(trial, failed, now);
            case AttemptObservation.Unread unread ->
                Unreadable.plan(trial, unread, now).orElseGet(() -> inTime(trial, unread.otherwise(), now));
            case AttemptObservation.Lost lost -> Losing.plan(trial, lost, now);
        };
    }

    private static TrialPlan unstarted(TrialSnapshot trial, AttemptObservation.Unstarted unstarted, Instant now) {
        var refusal = unstarted.refusal();
        var draft = ReportDraft.from(trial.stored())
                .liveAttempt(unstarted.attempt())
                .step(null);
        if (refusal == null) {
            draft.state(TrialState.PENDING, Reasons.CREATED, WITHOUT_POD.formatted(unstarted.attempt()));
        } else {
            var quota = refusal.toLowerCase(Locale.ROOT).contains("exceeded quota");
            draft.state(TrialState.PENDING, quota ? Reasons.WAITING_FOR_QUOTA : Reasons.POD_REJECTED, refusal);
        }
        return Settling.plan(trial.stored(), draft.build(), unstarted.createdAt(), now);
    }

    private static TrialPlan running(TrialSnapshot trial, AttemptObservation.Running running, Instant now) {
        var pod = running.pod();
        var where = pod.node() == null ? "" : " on " + pod.node();
        var next = ReportDraft.from(trial.stored())
                .liveAttempt(running.attempt())
                .pod(pod)
                .step(running.step())
                .cacheUse(trial.observation().cacheUse())
                .state(TrialState.RUNNING, Reasons.RUNNING, "attempt %d runs%s".formatted(running.attempt(), where));
        var since = pod.steps().stream()
                .filter(step -> step.name().equals(running.step()))
                .flatMap(step -> Optional.ofNullable(step.startedAt()).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(pod.startedAt()))
                .orElse(now);
        var plan = Settling.plan(trial.stored(), next.build(), since, now);
        return RunLimit.applied(plan, trial.policy().limits(), running, now);
    }

    private static TrialPlan failed(TrialSnapshot trial, AttemptObservation.Failed failed, Instant now) {
        if (trial.observation().ending()) {
            return Losing.plan(
                    trial,
                    new AttemptObservation.Lost(
                            failed.attempt(), failed.pod(), "JobDeleted", "its Job was deleted", false),
                    now);
        }
        return Failing.of(failed).again(trial, now);
    }
}
