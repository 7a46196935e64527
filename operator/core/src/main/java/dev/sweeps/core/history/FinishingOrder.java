package dev.sweeps.core.history;

import java.time.Instant;
import java.util.Comparator;

/** "Consecutive" trials are consecutive in this order: by the time of finishing, then by index. */
public final class FinishingOrder {
    /** The trial that finished first comes first. Trials of the same second are ordered by index. */
    public static final Comparator<TrialRecord> EARLIEST_FIRST =
            Comparator.comparing(FinishingOrder::finishedAt).thenComparingLong(TrialRecord::index);

    private FinishingOrder() {}

    private static Instant finishedAt(TrialRecord trial) {
        var finishedAt = trial.finishedAt();
        return finishedAt == null ? Instant.MAX : finishedAt;
    }
}
