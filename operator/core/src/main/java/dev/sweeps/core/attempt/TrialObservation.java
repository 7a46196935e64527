package dev.sweeps.core.attempt;

import dev.sweeps.core.history.CacheUse;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the cluster shows of a trial.
 *
 * @param newest the attempt with the highest number of those that have a Job or a Pod
 * @param jobs the attempts that have a Job which is not being deleted
 * @param ending true when the newest attempt's Job or Pod is being deleted
 * @param cacheUse what its running program has printed of the batch cache; absent when that was not asked
 */
public record TrialObservation(
        AttemptObservation newest, SortedSet<Integer> jobs, boolean ending, @Nullable CacheUse cacheUse) {
    public TrialObservation {
        jobs = Collections.unmodifiableSortedSet(new TreeSet<>(jobs));
    }
}
