package dev.sweeps.core.attempt;

import dev.sweeps.core.history.CacheUse;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The next report of a trial, begun from the stored one: what is not set stays as it is. */
final class ReportDraft {
    private TrialState state = TrialState.PENDING;
    private String reason = Reasons.CREATED;
    private String message = "";
    private int attempt;
    private Mishaps mishaps = Mishaps.NONE;
    private Outcome outcome = Outcome.NONE;
    private @Nullable String step;
    private List<StepRecord> steps = List.of();
    private @Nullable String logTail;
    private @Nullable String node;
    private @Nullable String checkpoint;
    private @Nullable Instant startedAt;
    private @Nullable Instant completedAt;
    private Usage usage = Usage.NONE;
    private @Nullable Instant unreadSince;
    private @Nullable Instant nextAttemptAt;
    private @Nullable CacheUse cacheUse;

    static ReportDraft from(@Nullable TrialReport stored) {
        var draft = new ReportDraft();
        if (stored == null) {
            return draft;
        }
        draft.state = stored.state();
        draft.reason = stored.reason();
        draft.message = stored.message();
        draft.attempt = stored.attempt();
        draft.mishaps = Mishaps.of(stored);
        draft.outcome = Outcome.of(stored);
        draft.step = stored.step();
        draft.steps = stored.steps();
        draft.logTail = stored.logTail();
        draft.node = stored.node();
        draft.checkpoint = stored.checkpoint();
        draft.startedAt = stored.startedAt();
        draft.completedAt = stored.completedAt();
        draft.usage = Usage.of(stored);
        draft.unreadSince = stored.unreadSince();
        draft.nextAttemptAt = stored.nextAttemptAt();
        draft.cacheUse = stored.cacheUse();
        return draft;
    }

    ReportDraft state(TrialState newState, String newReason, String newMessage) {
        state = newState;
        reason = newReason;
        message = newMessage;
        return this;
    }

    /** The attempt that is live now; that an earlier one is over does not matter any more. */
    ReportDraft liveAttempt(int number) {
        attempt = number;
        nextAttemptAt = null;
        unreadSince = null;
        return this;
    }

    ReportDraft step(@Nullable String name) {
        step = name;
        return this;
    }

    ReportDraft retryUsed() {
        mishaps = mishaps.retryUsed();
        return this;
    }

    /**
     * Counts one more attempt that was lost.
     *
     * @param furthest last step that the trial has reported; -1: none
     */
    ReportDraft disrupted(long furthest) {
        mishaps = mishaps.disrupted(furthest);
        return this;
    }

    /** Notes that the attempt came to nothing through its node. */
    ReportDraft nodeFailed(NodeFailure.Kind kind, @Nullable PodFacts pod, Instant now) {
        if (pod != null && pod.node() != null) {
            mishaps = mishaps.nodeFailed(kind, pod.node(), attempt, now);
        }
        return this;
    }

    /** What the next attempts have. */
    ReportDraft memory(RaisedMemory raised) {
        mishaps = mishaps.memory(raised);
        return this;
    }

    /** The attempt that has just been counted as over was for nothing. */
    ReportDraft attemptLost() {
        usage = usage.lost();
        return this;
    }

    /** What the end by an order saves of {@code expected} GPU seconds. */
    ReportDraft savedOf(long expected) {
        usage = usage.savedOf(expected);
        return this;
    }

    /** The trial ended by an order, which may tell of what a rule of the user found. */
    ReportDraft stopped(StopOrder order) {
        var finding = order.finding();
        if (finding != null) {
            outcome = outcome.spoiltBy(finding);
        }
        return state(order.state(), order.reason(), order.message());
    }

    /** The one that the last lost attempt belongs to. */
    LossStreak streak() {
        return Objects.requireNonNull(mishaps.streak());
    }

    /** What a program left that has ended. */
    ReportDraft output(ProgramOutput output) {
        logTail = output.logTail() == null ? logTail : output.logTail();
        return cacheUse(
                output.result() instanceof ReportedResult.Parsed parsed
                        ? CacheUse.of(parsed.metrics(), parsed.diagnostics()).orElse(null)
                        : null);
    }

    ReportDraft cacheUse(@Nullable CacheUse use) {
        cacheUse = use == null ? cacheUse : use;
        return this;
    }

    ReportDraft verdict(ResultVerdict verdict) {
        outcome = Outcome.of(verdict);
        checkpoint = verdict.checkpoint() == null ? checkpoint : verdict.checkpoint();
        return state(verdict.state(), verdict.reason(), verdict.message());
    }

    /** What the Pod shows of itself while it lives. */
    ReportDraft pod(PodFacts pod) {
        node = pod.node() == null ? node : pod.node();
        usage = usage.on(pod);
        steps = pod.steps().isEmpty() ? steps : pod.steps();
        startedAt = startedAt == null ? pod.startedAt() : startedAt;
        return this;
    }

    /** Adds the times of attempt {@code number}, once: an attempt that is marked as over was counted before. */
    ReportDraft attemptOver(int number, @Nullable PodFacts pod, Instant now) {
        var counted = nextAttemptAt != null && attempt == number;
        attempt = number;
        step = null;
        unreadSince = null;
        nextAttemptAt = now;
        if (pod == null) {
            return this;
        }
        pod(pod);
        if (!counted) {
            usage = usage.after(pod, now);
        }
        return this;
    }

    ReportDraft unreadSince(Instant instant) {
        unreadSince = instant;
        return this;
    }

    ReportDraft nextAttemptAt(Instant instant) {
        nextAttemptAt = instant;
        return this;
    }

    /** Marks the end of the trial; the time has the resolution of the cluster's own. */
    ReportDraft completed(Instant at) {
        completedAt = at.truncatedTo(ChronoUnit.SECONDS);
        nextAttemptAt = null;
        step = null;
        return this;
    }

    TrialReport build() {
        return new TrialReport(
                state,
                reason,
                message,
                attempt,
                mishaps.retriesUsed(),
                mishaps.disruptions(),
                mishaps.streak(),
                mishaps.memory(),
                mishaps.nodeFailures(),
                outcome.objective(),
                outcome.metrics(),
                outcome.diagnostics(),
                step,
                steps,
                logTail,
                node,
                checkpoint,
                startedAt,
                completedAt,
                usage.queueSeconds(),
                usage.runSeconds(),
                usage.gpus(),
                usage.gpuSecondsUsed(),
                usage.gpuSecondsWaiting(),
                usage.gpuSecondsSaved(),
                usage.gpuSecondsLost(),
                unreadSince,
                nextAttemptAt,
                cacheUse,
                outcome.findings());
    }
}
