package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a trial does next.
 *
 * <p>Attempt numbers only grow. That an attempt is over is stored before the next one starts, and a result is stored
 * before its Job is ended; so a crash between any two effects loses and repeats nothing.
 */
public final class TrialPlanner {
    /** Said only when it lasts: a Job controller with the defaults of Kubernetes is the usual cause. */
    private static final String WITHOUT_POD =
            "attempt %d has no pod yet and nothing was refused: the Job controller is behind (by default it makes about 3"
                    + " Jobs a second; kube-controller-manager --kube-api-qps and --concurrent-job-syncs raise that)";

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
            return observed(trial, newest, now);
        }
        if (!over) {
            return lost(
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
        if (newest.attempt() > 0 && !isOver(newest)) {
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
        return (goesOn || isOutlived(newest)) && trial.observation().jobs().contains(newest.attempt())
                ? List.of(new TrialAction.EndAttempt(newest.attempt()))
                : List.of();
    }

    /** Whether the program has ended and its Pod goes on. */
    static boolean isOutlived(AttemptObservation attempt) {
        return switch (attempt) {
            case AttemptObservation.Succeeded succeeded -> succeeded.pod().outlivesProgram();
            case AttemptObservation.Failed failed -> failed.pod().outlivesProgram();
            case AttemptObservation.Unread unread -> unread.pod().outlivesProgram();
            case AttemptObservation.Absent _,
                    AttemptObservation.Unstarted _,
                    AttemptObservation.Waiting _,
                    AttemptObservation.Running _,
                    AttemptObservation.Lost _ -> false;
        };
    }

    /** Whether the attempt holds no GPU and no checkpoint any more. */
    static boolean isOver(AttemptObservation attempt) {
        return switch (attempt) {
            case AttemptObservation.Absent _ -> true;
            case AttemptObservation.Succeeded _, AttemptObservation.Failed _, AttemptObservation.Unread _ ->
                !isOutlived(attempt);
            case AttemptObservation.Lost lost -> lost.over();
            case AttemptObservation.Unstarted _, AttemptObservation.Waiting _, AttemptObservation.Running _ -> false;
        };
    }

    private static TrialPlan observed(TrialSnapshot trial, AttemptObservation newest, Instant now) {
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
            case AttemptObservation.Succeeded succeeded ->
                new TrialPlan(List.of(), succeeded(trial, succeeded, now), null);
            case AttemptObservation.Failed failed -> failed(trial, failed, now);
            case AttemptObservation.Unread unread ->
                Unreadable.plan(trial, unread, now).orElseGet(() -> inTime(trial, unread.otherwise(), now));
            case AttemptObservation.Lost lost -> lost(trial, lost, now);
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

    static TrialReport succeeded(TrialSnapshot trial, AttemptObservation.Succeeded succeeded, Instant now) {
        var verdict = ResultVerdict.of(succeeded.output(), trial);
        var draft = ReportDraft.from(trial.stored())
                .attemptOver(succeeded.attempt(), succeeded.pod(), now)
                .output(succeeded.output())
                .verdict(verdict);
        if (trial.policy().blamesNode(verdict.findings())) {
            draft.nodeFailed(NodeFailure.Kind.DECLARED, succeeded.pod(), now);
        }
        return draft.completed(endOf(succeeded.pod(), now)).build();
    }

    private static TrialPlan failed(TrialSnapshot trial, AttemptObservation.Failed failed, Instant now) {
        if (trial.observation().ending()) {
            return lost(
                    trial,
                    new AttemptObservation.Lost(
                            failed.attempt(), failed.pod(), "JobDeleted", "its Job was deleted", false),
                    now);
        }
        return Failing.of(failed).again(trial, now);
    }

    private static TrialPlan lost(TrialSnapshot trial, AttemptObservation.Lost lost, Instant now) {
        var draft = ReportDraft.from(trial.stored())
                .attemptOver(lost.attempt(), lost.pod(), now)
                .attemptLost()
                .disrupted(trial.step());
        NodeFailure.ofLost(lost.reason()).ifPresent(kind -> draft.nodeFailed(kind, lost.pod(), now));
        var streak = draft.streak();
        var words = "attempt %d was lost: %s%s"
                .formatted(lost.attempt(), lost.reason(), lost.message().isEmpty() ? "" : ": " + lost.message());
        if (streak.isOverdone()) {
            var report = draft.state(TrialState.FAILED, Reasons.TOO_MANY_DISRUPTIONS, words + "; " + streak.text())
                    .completed(endOf(lost.pod(), now))
                    .build();
            return new TrialPlan(List.of(), report, null);
        }
        var delay = Backoff.after(streak.length());
        var due = now.plus(delay);
        var when = delay.isZero() ? "now" : "in " + delay.toSeconds() + " s";
        var report = draft.nextAttemptAt(due)
                .state(
                        TrialState.PENDING,
                        Reasons.ATTEMPT_LOST,
                        "%s; attempt %d follows %s".formatted(words, lost.attempt() + 1, when))
                .build();
        return new TrialPlan(List.of(), report, due);
    }

    static Instant endOf(@Nullable PodFacts pod, Instant now) {
        return pod == null || pod.finishedAt() == null ? now : pod.finishedAt();
    }
}
