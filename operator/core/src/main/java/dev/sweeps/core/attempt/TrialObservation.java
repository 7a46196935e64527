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

    /** The same when the log of the program that has ended cannot be read now, as {@code message} says. */
    public TrialObservation unread(String message) {
        return switch (newest) {
            case AttemptObservation.Succeeded succeeded ->
                with(new AttemptObservation.Unread(succeeded.pod(), message, succeeded));
            case AttemptObservation.Failed failed -> with(new AttemptObservation.Unread(failed.pod(), message, failed));
            case AttemptObservation.Absent _,
                    AttemptObservation.Unstarted _,
                    AttemptObservation.Waiting _,
                    AttemptObservation.Running _,
                    AttemptObservation.Unread _,
                    AttemptObservation.Lost _ -> this;
        };
    }

    private TrialObservation with(AttemptObservation other) {
        return new TrialObservation(other, jobs, ending, cacheUse);
    }
}
