package dev.sweeps.core.history;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.LatestReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TrialRecord} in the making, for whoever has to say little of a trial: what is not set stays as it was, and of a new one is
 * what it is before anything has happened.
 */
public final class TrialDraft {
    private final String name;
    private final long index;
    private int sample;
    private Map<String, Object> parameters = Map.of();
    private TrialState state = TrialState.PENDING;
    private @Nullable String reason;
    private @Nullable String message;
    private @Nullable Double objective;
    private Map<String, Double> metrics = Map.of();
    private @Nullable String checkpoint;
    private @Nullable Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private long gpuSecondsUsed;
    private long gpuSecondsWaiting;
    private boolean stopOrdered;
    private @Nullable Long stopStep;
    private long gpuSecondsSaved;
    private long gpuSecondsLost;
    private Curve curve = Curve.EMPTY;
    private @Nullable CachePart cache;
    private List<Finding> findings = List.of();
    private @Nullable LatestReport latest;
    private @Nullable Rung rung;
    private int attempt;
    private @Nullable Lineage lineage;

    private TrialDraft(String name, long index) {
        this.name = name;
        this.index = index;
    }

    public static TrialDraft of(String name, long index) {
        return new TrialDraft(name, index);
    }

    public static TrialDraft from(TrialRecord trial) {
        var draft = new TrialDraft(trial.name(), trial.index());
        draft.sample = trial.sample();
        draft.parameters = trial.parameters();
        draft.state = trial.state();
        draft.reason = trial.reason();
        draft.message = trial.message();
        draft.objective = trial.objective();
        draft.metrics = trial.metrics();
        draft.checkpoint = trial.checkpoint();
        draft.createdAt = trial.createdAt();
        draft.startedAt = trial.startedAt();
        draft.finishedAt = trial.finishedAt();
        draft.gpuSecondsUsed = trial.gpuSecondsUsed();
        draft.gpuSecondsWaiting = trial.gpuSecondsWaiting();
        draft.stopOrdered = trial.stopOrdered();
        draft.stopStep = trial.stopStep();
        draft.gpuSecondsSaved = trial.gpuSecondsSaved();
        draft.gpuSecondsLost = trial.gpuSecondsLost();
        draft.curve = trial.curve();
        draft.cache = trial.cache();
        draft.findings = trial.findings();
        draft.latest = trial.latest();
        draft.rung = trial.rung();
        draft.attempt = trial.attempt();
        draft.lineage = trial.lineage();
        return draft;
    }

    public TrialDraft sample(int which) {
        sample = which;
        return this;
    }

    public TrialDraft parameters(Map<String, Object> values) {
        parameters = values;
        return this;
    }

    public TrialDraft state(TrialState newState) {
        state = newState;
        return this;
    }

    public TrialDraft state(TrialState newState, @Nullable String newReason, @Nullable String newMessage) {
        state = newState;
        reason = newReason;
        message = newMessage;
        return this;
    }

    public TrialDraft result(@Nullable Double newObjective, Map<String, Double> newMetrics) {
        objective = newObjective;
        metrics = newMetrics;
        return this;
    }

    public TrialDraft checkpoint(@Nullable String place) {
        checkpoint = place;
        return this;
    }

    public TrialDraft times(@Nullable Instant created, @Nullable Instant started, @Nullable Instant finished) {
        createdAt = created;
        startedAt = started;
        finishedAt = finished;
        return this;
    }

    public TrialDraft gpuSeconds(long used, long waiting) {
        gpuSecondsUsed = used;
        gpuSecondsWaiting = waiting;
        return this;
    }

    public TrialDraft stopOrdered(boolean ordered) {
        stopOrdered = ordered;
        return this;
    }

    public TrialDraft curve(Curve reported) {
        curve = reported;
        return this;
    }

    public TrialDraft cache(@Nullable CachePart part) {
        cache = part;
        return this;
    }

    public TrialDraft findings(List<Finding> found) {
        findings = found;
        return this;
    }

    public TrialDraft latest(@Nullable LatestReport report) {
        latest = report;
        return this;
    }

    public TrialDraft rung(@Nullable Rung decided) {
        rung = decided;
        return this;
    }

    public TrialDraft attempt(int number) {
        attempt = number;
        return this;
    }

    public TrialDraft lineage(@Nullable Lineage place) {
        lineage = place;
        return this;
    }

    public TrialRecord build() {
        return new TrialRecord(
                name,
                index,
                sample,
                parameters,
                state,
                reason,
                message,
                objective,
                metrics,
                checkpoint,
                createdAt,
                startedAt,
                finishedAt,
                gpuSecondsUsed,
                gpuSecondsWaiting,
                stopOrdered,
                stopStep,
                gpuSecondsSaved,
                gpuSecondsLost,
                curve,
                cache,
                findings,
                latest,
                rung,
                attempt,
                lineage);
    }
}
