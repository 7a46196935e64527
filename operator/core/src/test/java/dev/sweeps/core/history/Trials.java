package dev.sweeps.core.history;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.LatestReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records for tests; a trial finishes {@code index} seconds after {@link #START} unless said otherwise. */
public final class Trials {
    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private Trials() {}

    public static TrialRecord succeeded(long index, double objective) {
        return ended(index, TrialState.SUCCEEDED, "ObjectiveReported", objective, START.plusSeconds(index));
    }

    public static TrialRecord succeededAt(long index, double objective, Instant finishedAt) {
        return ended(index, TrialState.SUCCEEDED, "ObjectiveReported", objective, finishedAt);
    }

    public static TrialRecord failed(long index) {
        return failed(index, "ProgramFailed");
    }

    public static TrialRecord failed(long index, String reason) {
        return ended(index, TrialState.FAILED, reason, null, START.plusSeconds(index));
    }

    public static TrialRecord masked(long index) {
        return ended(index, TrialState.MASKED, "AttentionMasked", null, START.plusSeconds(index));
    }

    public static TrialRecord cancelled(long index) {
        return ended(index, TrialState.CANCELLED, "SweepEnded", null, START.plusSeconds(index));
    }

    public static TrialRecord stopped(long index) {
        return ended(index, TrialState.STOPPED, "ByUser", null, START.plusSeconds(index));
    }

    public static TrialRecord running(long index) {
        return live(index, TrialState.RUNNING, "Running", "", START, false);
    }

    public static TrialRecord pending(long index) {
        return live(index, TrialState.PENDING, null, "", null, false);
    }

    public static TrialRecord waiting(long index, String reason, String message) {
        return live(index, TrialState.PENDING, reason, message, null, false);
    }

    public static TrialRecord ordered(long index) {
        return live(index, TrialState.RUNNING, "Running", "", START, true);
    }

    private static TrialRecord live(
            long index,
            TrialState state,
            @Nullable String reason,
            String message,
            @Nullable Instant startedAt,
            boolean stopOrdered) {
        return TrialDraft.of(name(index), index)
                .parameters(Map.of("lr", 0.1))
                .state(state, reason, message)
                .times(START.plusSeconds(index), startedAt, null)
                .stopOrdered(stopOrdered)
                .attempt(1)
                .build();
    }

    public static TrialRecord ended(
            long index, TrialState state, String reason, @Nullable Double objective, Instant finishedAt) {
        return ended(index, state, reason, objective, Map.of(), finishedAt);
    }

    /** A trial that reported several numbers; {@code objective} is the one that stands for it. */
    public static TrialRecord measured(long index, @Nullable Double objective, Map<String, Double> metrics) {
        return ended(index, TrialState.SUCCEEDED, "ObjectiveReported", objective, metrics, START.plusSeconds(index));
    }

    private static TrialRecord ended(
            long index,
            TrialState state,
            String reason,
            @Nullable Double objective,
            Map<String, Double> metrics,
            Instant finishedAt) {
        var message = state == TrialState.MASKED ? "all_zero_count 20 of 24 teams, more than ratio 0.5" : "";
        return TrialDraft.of(name(index), index)
                .parameters(Map.of("lr", 0.1))
                .state(state, reason, message)
                .result(objective, metrics)
                .times(START, START, finishedAt)
                .gpuSeconds(10, 1)
                .attempt(1)
                .build();
    }

    /** A succeeded trial that used this many GPU seconds; it finishes as others do. */
    public static TrialRecord costing(long index, double objective, long gpuSeconds) {
        return TrialDraft.from(succeeded(index, objective))
                .gpuSeconds(gpuSeconds, 1)
                .build();
    }

    /** The same trial with these reports. */
    public static TrialRecord with(TrialRecord trial, Curve curve) {
        return TrialDraft.from(trial).curve(curve).build();
    }

    /** A trial that waits at a rung with these reports. */
    public static TrialRecord paused(long index, long rung, Curve curve) {
        return at(with(live(index, TrialState.PAUSED, "Asha", "", START, false), curve), new Rung(rung, false));
    }

    /** The same trial, about which was decided at a rung. */
    public static TrialRecord at(TrialRecord trial, Rung rung) {
        return TrialDraft.from(trial).rung(rung).build();
    }

    /** The same trial with the report that it made last. */
    public static TrialRecord with(TrialRecord trial, LatestReport latest) {
        return TrialDraft.from(trial).latest(latest).build();
    }

    /** The same trial, of which rules of the user held. */
    public static TrialRecord with(TrialRecord trial, Finding... findings) {
        return TrialDraft.from(trial).findings(List.of(findings)).build();
    }

    /** The same trial as an interval of a member of a population. */
    public static TrialRecord of(TrialRecord trial, Lineage lineage) {
        return TrialDraft.from(trial).lineage(lineage).build();
    }

    public static String name(long index) {
        return "s-%05d".formatted(index);
    }
}
