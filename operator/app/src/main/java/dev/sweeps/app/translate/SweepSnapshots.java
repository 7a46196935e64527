package dev.sweeps.app.translate;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.schedule.Conclusion;
import dev.sweeps.core.schedule.ConfigurationSource;
import dev.sweeps.core.schedule.SweepSnapshot;
import dev.sweeps.core.stopping.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Sweep and its trials as the planner sees them. */
public final class SweepSnapshots {
    private SweepSnapshots() {}

    /**
     * A snapshot.
     *
     * @param source where configurations come from in this pass
     * @param cache what the records say of the batch cache; null without one
     */
    public static SweepSnapshot of(
            Sweep sweep,
            ReadySweep ready,
            ConfigurationSource source,
            List<TrialRecord> trials,
            long confirmedMissing,
            @Nullable CacheView cache) {
        var status = sweep.getStatus();
        return new SweepSnapshot(
                sweep.getMetadata().getName(),
                ready.policy(),
                source,
                trials,
                nextIndex(status),
                confirmedMissing,
                status == null ? null : TrialRecords.instant(status.startTime()),
                conclusion(status),
                status == null ? null : TrialRecords.instant(status.completionTime()),
                cache);
    }

    /** Whether the indices of trials have been handed out. */
    public static boolean hasBegun(Sweep sweep) {
        return nextIndex(sweep.getStatus()) > 0;
    }

    private static long nextIndex(@Nullable SweepStatus status) {
        return status == null ? 0 : Objects.requireNonNullElse(status.nextIndex(), 0L);
    }

    private static @Nullable Conclusion conclusion(@Nullable SweepStatus status) {
        if (status == null || status.conclusion() == null) {
            return null;
        }
        var stored = status.conclusion();
        var decidedAt = TrialRecords.instant(stored.decidedAt());
        return new Conclusion(
                stored.successful() ? Ending.COMPLETE : Ending.FAILED,
                stored.reason(),
                stored.message(),
                decidedAt == null ? Instant.EPOCH : decidedAt);
    }
}
