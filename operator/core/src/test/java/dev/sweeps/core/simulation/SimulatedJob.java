package dev.sweeps.core.simulation;

import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.OnNode;
import dev.sweeps.core.attempt.PodFacts;
import dev.sweeps.core.attempt.ProgramFailure;
import dev.sweeps.core.attempt.ProgramOutput;
import dev.sweeps.core.attempt.ReportedResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Job: its Pod is bound, and most often starts, after a second and ends by its fate; when deleted it takes two seconds to go. */
final class SimulatedJob {
    final int attempt;
    final Instant createdAt;

    private final long seed;
    private final long index;
    private @Nullable Instant deletedAt;

    SimulatedJob(long seed, long index, int attempt, Instant createdAt) {
        this.seed = seed;
        this.index = index;
        this.attempt = attempt;
        this.createdAt = createdAt;
    }

    void delete(Instant now) {
        deletedAt = deletedAt == null ? now : deletedAt;
    }

    boolean isEnding() {
        return deletedAt != null;
    }

    boolean isGone(Instant now) {
        return deletedAt != null && !now.isBefore(deletedAt.plusSeconds(2));
    }

    boolean isLive(Instant now) {
        return !isGone(now) && now.isBefore(endsAt());
    }

    private Instant endsAt() {
        if (Fate.of(seed, index, attempt) == Fate.NEVER_STARTS) {
            return Instant.MAX;
        }
        return createdAt.plusSeconds(1 + Fate.seconds(seed, index, attempt));
    }

    AttemptObservation observe(Instant now) {
        var startedAt = createdAt.plusSeconds(1);
        if (now.isBefore(startedAt)) {
            return new AttemptObservation.Unstarted(attempt, createdAt, null);
        }
        if (Fate.of(seed, index, attempt) == Fate.NEVER_STARTS) {
            return new AttemptObservation.Waiting(attempt, stuckPod(startedAt), "ContainerCreating", "", startedAt);
        }
        if (now.isBefore(endsAt())) {
            return new AttemptObservation.Running(attempt, pod(null), "main");
        }
        return isUnreadable(now) ? new AttemptObservation.Unread(pod(endsAt()), "502", ended()) : ended();
    }

    /** Of some the log cannot be read at first. */
    private boolean isUnreadable(Instant now) {
        return Math.floorMod(seed * 31 + index * 7 + attempt, 5) == 0 && now.isBefore(endsAt().plusSeconds(6));
    }

    private AttemptObservation ended() {
        var teams = Map.<String, Object>of("n_teams", 10L, "all_zero_count", 9L);
        return switch (Fate.of(seed, index, attempt)) {
            case SUCCEEDS -> succeeded(Map.of("reward", objective()), Map.of());
            case MASKS -> succeeded(Map.of("reward", objective()), teams);
            case REPORTS_NOTHING -> succeeded(Map.of("loss", 1.0), Map.of());
            case FAILS ->
                new AttemptObservation.Failed(
                        attempt,
                        pod(endsAt()),
                        new ProgramFailure(ProgramFailure.Kind.PROGRAM_FAILED, 1, "main", ""),
                        new ProgramOutput(new ReportedResult.Absent(), Map.of(), null));
            case NEVER_STARTS -> throw new IllegalStateException("it has no end");
            case IS_PREEMPTED -> new AttemptObservation.Lost(attempt, pod(endsAt()), "PreemptionByScheduler", "", true);
        };
    }

    private double objective() {
        return Math.floorMod(index * 7919 + seed, 100) / 100.0;
    }

    private AttemptObservation succeeded(Map<String, Double> metrics, Map<String, Object> diagnostics) {
        var result = new ReportedResult.Parsed(metrics, Set.of(), diagnostics, null);
        return new AttemptObservation.Succeeded(attempt, pod(endsAt()), new ProgramOutput(result, Map.of(), null));
    }

    private PodFacts stuckPod(Instant boundAt) {
        var onNode = new OnNode("pod", boundAt, null, boundAt, null);
        return new PodFacts(createdAt, boundAt, null, null, "node-1", 1, List.of(), false, onNode);
    }

    private PodFacts pod(@Nullable Instant finishedAt) {
        var startedAt = createdAt.plusSeconds(1);
        return new PodFacts(createdAt, createdAt, startedAt, finishedAt, "node-1", 1, List.of(), false, null);
    }
}
