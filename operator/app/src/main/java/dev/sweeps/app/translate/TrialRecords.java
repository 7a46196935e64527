package dev.sweeps.app.translate;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.history.Lineage;
import dev.sweeps.core.history.Rung;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Trial as the planner of its sweep sees it. */
public final class TrialRecords {
    private TrialRecords() {}

    public static TrialRecord of(Trial trial) {
        var spec = trial.getSpec();
        var status = trial.getStatus();
        return new TrialRecord(
                trial.getMetadata().getName(),
                spec.index(),
                spec.sample(),
                spec.parameters() == null ? Map.of() : spec.parameters(),
                state(status),
                status == null ? null : status.reason(),
                status == null ? null : status.message(),
                status == null ? null : status.objective(),
                status == null || status.metrics() == null ? Map.of() : status.metrics(),
                status == null ? null : status.checkpoint(),
                instant(trial.getMetadata().getCreationTimestamp()),
                status == null ? null : instant(status.startTime()),
                status == null ? null : instant(status.completionTime()),
                status == null ? 0 : status.gpuSecondsUsed(),
                status == null ? 0 : status.gpuSecondsWaiting(),
                spec.stop() != null,
                spec.stop() == null || spec.stop().cause() == null
                        ? null
                        : spec.stop().cause().step(),
                status == null ? 0 : status.gpuSecondsSaved(),
                status == null ? 0 : status.gpuSecondsLost(),
                Curves.stored(status).curve(),
                CacheParts.of(trial),
                TrialFindings.stored(status),
                latest(status),
                spec.rung() == null
                        ? null
                        : new Rung(spec.rung().step(), spec.rung().promoted()),
                status == null ? 0 : status.attempt(),
                lineage(spec));
    }

    private static @Nullable Lineage lineage(TrialSpec spec) {
        if (spec.member() == null) {
            return null;
        }
        var origin = spec.continues();
        return new Lineage(spec.member(), origin == null ? null : new Lineage.Origin(origin.trial(), origin.attempt()));
    }

    /** A report of an earlier attempt says nothing of the one that runs now. */
    private static @Nullable LatestReport latest(@Nullable TrialStatus status) {
        var latest = LiveStatus.latest(status);
        return latest == null || status == null || latest.attempt() != status.attempt() ? null : latest;
    }

    /** The state of a trial; one without a status has just been made. */
    public static TrialState state(@Nullable TrialStatus status) {
        return status == null || status.state() == null
                ? TrialState.PENDING
                : TrialState.valueOf(status.state().name());
    }

    /** Null for null and for a time that cannot be read: a hand-edited status must not stop the operator. */
    public static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
