package dev.sweeps.core.stopping;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules judge.
 *
 * @param latest the trials that finished last and say something about the program, the last one first; at least as
 *     many as the widest {@link StopRule#lookback()} when there are so many
 * @param reached the first trial that reached all targets; absent before, and without a target
 * @param failed how many trials failed
 * @param gpuSecondsUsed by all attempts that have ended
 * @param startedAt when the sweep started; absent before
 */
public record Evidence(
        Objectives objectives,
        List<TrialRecord> latest,
        @Nullable TrialRecord reached,
        long failed,
        long gpuSecondsUsed,
        @Nullable Instant startedAt,
        Instant now) {
    public Evidence {
        latest = List.copyOf(latest);
    }

    /** The last {@code count} trials to finish, the earliest first; empty when there are fewer, or {@code all} does not hold of each. */
    Optional<List<TrialRecord>> streak(int count, Predicate<TrialRecord> all) {
        return latest.size() < count || !latest.subList(0, count).stream().allMatch(all)
                ? Optional.empty()
                : Optional.of(latest.subList(0, count).reversed());
    }
}
