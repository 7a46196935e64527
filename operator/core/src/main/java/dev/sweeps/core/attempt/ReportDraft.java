package dev.sweeps.core.attempt;

import dev.sweeps.core.history.CacheUse;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next report of a trial, begun from the stored one: what is not set stays as it is. */
final class ReportDraft {
    /** Of a trial that has met more only the last ones are told: two different trials make a node an avoided one, not one. */
    private static final int MOST_NODE_FAILURES = 16;

    private TrialState state = TrialState.PENDING;
    private String reason = Reasons.CREATED;
    private String message = "";
    private int attempt;
    private int retriesUsed;
    private int disruptions;
    private @Nullable LossStreak streak;
    private @Nullable RaisedMemory memory;
    private List<NodeFailure> nodeFailures = List.of();
    private @Nullable Double objective;
    private Map<String, Double> metrics = Map.of();
    private Map<String, Object> diagnostics = Map.of();
    private @Nullable String step;
    private List<StepRecord> steps = List.of();
    private @Nullable String logTail;
    private @Nullable String node;
    private @Nullable String checkpoint;
    private @Nullable Instant startedAt;
    private @Nullable Instant completedAt;
    private long queueSeconds;
    private long runSeconds;
    private long gpus;
    private long gpuSecondsUsed;
    private long gpuSecondsWaiting;
    private long gpuSecondsSaved;
    private long gpuSecondsLost;
    private long gpuSecondsOfAttempt;
    private @Nullable Instant unreadSince;
    private @Nullable Instant nextAttemptAt;
    private @Nullable CacheUse cacheUse;
    private List<Finding> findings = List.of();

    static ReportDraft from(@Nullable TrialReport stored) {
        var draft = new ReportDraft();
        if (stored == null) {
            return draft;
        }
        draft.state = stored.state();
        draft.reason = stored.reason();
        draft.message = stored.message();
        draft.attempt = stored.attempt();
        draft.retriesUsed = stored.retriesUsed();
        draft.disruptions = stored.disruptions();
        draft.streak = stored.streak();
        draft.memory = stored.memory();
        draft.nodeFailures = stored.nodeFailures();
        draft.objective = stored.objective();
        draft.metrics = stored.metrics();
        draft.diagnostics = stored.diagnostics();
        draft.step = stored.step();
        draft.steps = stored.steps();
        draft.logTail = stored.logTail();
        draft.node = stored.node();
        draft.checkpoint = stored.checkpoint();
        draft.startedAt = stored.startedAt();
        draft.completedAt = stored.completedAt();
        draft.queueSeconds = stored.queueSeconds();
        draft.runSeconds = stored.runSeconds();
        draft.gpus = stored.gpus();
        draft.gpuSecondsUsed = stored.gpuSecondsUsed();
        draft.gpuSecondsWaiting = stored.gpuSecondsWaiting();
        draft.gpuSecondsSaved = stored.gpuSecondsSaved();
        draft.gpuSecondsLost = stored.gpuSecondsLost();
        draft.unreadSince = stored.unreadSince();
        draft.nextAttemptAt = stored.nextAttemptAt();
        draft.cacheUse = stored.cacheUse();
        draft.findings = stored.findings();
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
        retriesUsed++;
        return this;
    }

    /**
     * Counts one more attempt that was lost.
     *
     * @param furthest last step that the trial has reported; -1: none
     */
    ReportDraft disrupted(long furthest) {
        disruptions++;
        streak = LossStreak.after(streak, furthest);
        return this;
    }

    /** Notes that the attempt came to nothing through its node. */
    ReportDraft nodeFailed(NodeFailure.Kind kind, @Nullable PodFacts pod, Instant now) {
        if (pod != null && pod.node() != null) {
            var all = new ArrayList<>(nodeFailures);
            all.add(new NodeFailure(pod.node(), kind, attempt, now.truncatedTo(ChronoUnit.SECONDS)));
            nodeFailures = all.subList(Math.max(0, all.size() - MOST_NODE_FAILURES), all.size());
        }
        return this;
    }

    /** What the next attempts have. */
    ReportDraft memory(RaisedMemory raised) {
        memory = raised;
        return this;
    }

    /** The attempt that has just been counted as over was for nothing. */
    ReportDraft attemptLost() {
        gpuSecondsLost += gpuSecondsOfAttempt;
        return this;
    }

    /** What the end by an order saves of {@code expected} GPU seconds. */
    ReportDraft savedOf(long expected) {
        gpuSecondsSaved = Math.max(0, expected - gpuSecondsUsed);
        return this;
    }

    /** The trial ended by an order; what a rule of the user found stands beside what was found in its result. */
    ReportDraft stopped(StopOrder order) {
        var finding = order.finding();
        if (finding != null) {
            objective = null;
            findings = Stream.concat(Stream.of(finding), findings.stream().filter(other -> !other.rule()
                            .equals(finding.rule())))
                    .toList();
        }
        return state(order.state(), order.reason(), order.message());
    }

    /** The one that the last lost attempt belongs to. */
    LossStreak streak() {
        return Objects.requireNonNull(streak);
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
        objective = verdict.objective();
        metrics = verdict.metrics();
        diagnostics = verdict.diagnostics();
        findings = verdict.findings();
        checkpoint = verdict.checkpoint() == null ? checkpoint : verdict.checkpoint();
        return state(verdict.state(), verdict.reason(), verdict.message());
    }

    /** What the Pod shows of itself while it lives. */
    ReportDraft pod(PodFacts pod) {
        node = pod.node() == null ? node : pod.node();
        gpus = pod.gpus();
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
            var end = pod.finishedAt() == null ? now : pod.finishedAt();
            queueSeconds += seconds(pod.createdAt(), pod.startedAt() == null ? end : pod.startedAt());
            runSeconds += seconds(pod.startedAt(), end);
            gpuSecondsWaiting +=
                    pod.gpus() * seconds(pod.createdAt(), pod.scheduledAt() == null ? end : pod.scheduledAt());
            gpuSecondsOfAttempt = pod.gpus() * seconds(pod.scheduledAt(), end);
            gpuSecondsUsed += gpuSecondsOfAttempt;
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

    private static long seconds(@Nullable Instant from, Instant to) {
        return from == null ? 0 : Math.max(0, Duration.between(from, to).toSeconds());
    }

    TrialReport build() {
        return new TrialReport(
                state,
                reason,
                message,
                attempt,
                retriesUsed,
                disruptions,
                streak,
                memory,
                nodeFailures,
                objective,
                metrics,
                diagnostics,
                step,
                steps,
                logTail,
                node,
                checkpoint,
                startedAt,
                completedAt,
                queueSeconds,
                runSeconds,
                gpus,
                gpuSecondsUsed,
                gpuSecondsWaiting,
                gpuSecondsSaved,
                gpuSecondsLost,
                unreadSince,
                nextAttemptAt,
                cacheUse,
                findings);
    }
}
