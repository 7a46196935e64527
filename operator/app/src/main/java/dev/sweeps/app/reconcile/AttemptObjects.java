package dev.sweeps.app.reconcile;

import dev.sweeps.api.Trial;
import dev.sweeps.app.desired.TrialJob;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Jobs and Pods of one Trial, by attempt; those of a namesake that was deleted are left out. */
record AttemptObjects(SortedMap<Integer, Job> jobs, Map<Integer, List<Pod>> pods) {

    static AttemptObjects of(Trial trial, List<Job> jobs, List<Pod> pods) {
        var byAttempt = new TreeMap<Integer, Job>();
        var name = trial.getMetadata().getName();
        // The number is read from the name, which nobody can edit, and not from the label.
        jobs.stream().filter(job -> ownedBy(job, trial)).forEach(job -> TrialJob.attempt(
                        name, job.getMetadata().getName())
                .ifPresent(attempt -> byAttempt.put(attempt, job)));
        var ours = new TreeMap<Integer, List<Pod>>();
        for (var pod : pods) {
            TrialJob.attempt(name, owner(pod))
                    .filter(attempt -> belongs(pod, byAttempt.get(attempt)))
                    .ifPresent(attempt -> ours.computeIfAbsent(attempt, _ -> new ArrayList<>())
                            .add(pod));
        }
        return new AttemptObjects(byAttempt, ours);
    }

    /** The highest attempt that has a Job or a Pod; 0 when there is none. */
    int newest() {
        var byJob = jobs.isEmpty() ? 0 : jobs.lastKey();
        return pods.keySet().stream().mapToInt(Integer::intValue).reduce(byJob, Math::max);
    }

    Optional<Job> job(int attempt) {
        return Optional.ofNullable(jobs.get(attempt));
    }

    List<Pod> pods(int attempt) {
        return pods.getOrDefault(attempt, List.of());
    }

    /** Attempts whose Job is not being deleted. */
    Set<Integer> standingJobs() {
        return jobs.entrySet().stream()
                .filter(job -> !job.getValue().isMarkedForDeletion())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static boolean ownedBy(HasMetadata object, Trial trial) {
        var uid = trial.getMetadata().getUid();
        return object.getMetadata().getOwnerReferences().stream().anyMatch(owner -> uid.equals(owner.getUid()));
    }

    private static String owner(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> "Job".equals(owner.getKind()))
                .map(owner -> owner.getName())
                .findFirst()
                .orElseGet(() -> {
                    var labels = pod.getMetadata().getLabels();
                    return labels == null ? "" : labels.getOrDefault("batch.kubernetes.io/job-name", "");
                });
    }

    /** A Pod of a Job that is known has that Job's uid; the Pod of one that is gone is believed by its labels. */
    private static boolean belongs(Pod pod, @Nullable Job job) {
        return job == null
                || pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> job.getMetadata().getUid().equals(owner.getUid()));
    }
}
