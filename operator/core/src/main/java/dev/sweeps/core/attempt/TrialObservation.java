package dev.sweeps.core.attempt;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that the cluster shows of a trial.
 *
 * @param newest the attempt with the highest number of those that have a Job or a Pod
 * @param jobs the attempts that have a Job which is not being deleted
 * @param ending true when the newest attempt's Job or Pod is being deleted
 */
public record TrialObservation(AttemptObservation newest, SortedSet<Integer> jobs, boolean ending) {
    public TrialObservation {
        jobs = Collections.unmodifiableSortedSet(new TreeSet<>(jobs));
    }
}
