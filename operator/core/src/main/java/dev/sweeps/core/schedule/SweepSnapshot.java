package dev.sweeps.core.schedule;

import dev.sweeps.core.cache.CacheGate;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.history.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as it is: what its user wants, what its status says, and its trials.
 *
 * @param trials all trials that exist, in any order, each index once; they may be shown as they were a while ago, but
 *     trials that the caller itself created must be among them, or a sweep could end without them
 * @param nextIndex as stored; 0 when nothing is stored
 * @param confirmedMissing how many trials with an index below {@code nextIndex} the API server itself has confirmed to
 *     be gone (deleted by hand): {@link #missing()} of a list that came from it; 0 when nobody asked
 * @param startedAt as stored
 * @param conclusion as stored, also while the last trials still end
 * @param completedAt as stored; present means that the sweep is over for good
 * @param cache the batch cache; absent without one
 */
public record SweepSnapshot(
        String name,
        SweepPolicy policy,
        ConfigurationSource source,
        List<TrialRecord> trials,
        long nextIndex,
        long confirmedMissing,
        @Nullable Instant startedAt,
        @Nullable Conclusion conclusion,
        @Nullable Instant completedAt,
        @Nullable CacheView cache) {
    public SweepSnapshot {
        trials = List.copyOf(trials);
    }

    /** Who may start, as far as the batch cache goes; made anew for each plan. */
    Optional<CacheGate> gate() {
        return Optional.ofNullable(cache).map(view -> view.gate(trials));
    }

    /** How many trials below {@code nextIndex}, each of which was seen once, are not in the list. */
    public long missing() {
        return Indices.of(this).missing();
    }
}
