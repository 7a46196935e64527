package dev.sweeps.core.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do for a sweep now.
 *
 * @param actions in any order, before or after the report is stored
 * @param verifyTrials true when trials are missing from the list that were created before: "not in the cache" is not
 *     "gone", so nothing is planned; list them from the API server and plan again with {@code confirmedMissing} set
 * @param storeReport false when the report must not be stored: before verification, and once the stored one is final
 * @param nextDeadline when to plan again although nothing happens; absent when only events matter
 */
public record SweepPlan(
        List<SweepAction> actions,
        SweepReport report,
        boolean verifyTrials,
        boolean storeReport,
        @Nullable Instant nextDeadline) {
    public SweepPlan {
        actions = List.copyOf(actions);
    }
}
