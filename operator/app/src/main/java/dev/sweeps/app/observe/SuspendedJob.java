package dev.sweeps.app.observe;

import dev.sweeps.app.desired.GpuRequest;
import dev.sweeps.app.desired.Queueing;
import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.PodFacts;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A Job that may not have a pod at present. Its pods, if it had any, were taken away; resumed, it makes a new one. */
final class SuspendedJob {
    private static final String WAITING_FOR_ADMISSION = "WaitingForAdmission";
    private static final String SUSPENDED = "JobSuspended";

    private SuspendedJob() {}

    static boolean is(Job job) {
        return job.getSpec() != null
                && Boolean.TRUE.equals(job.getSpec().getSuspend())
                && job.getMetadata().getDeletionTimestamp() == null;
    }

    static AttemptObservation waiting(int attempt, Job job) {
        long gpus = GpuRequest.of(job.getSpec().getTemplate().getSpec());
        PodFacts none = new PodFacts(null, null, null, null, null, gpus, List.of(), false, null);
        return Queueing.queue(job)
                .map(queue -> new AttemptObservation.Waiting(
                        attempt,
                        none,
                        WAITING_FOR_ADMISSION,
                        "attempt %d waits in the queue %s until Kueue admits its Job".formatted(attempt, queue),
                        since(job)))
                .orElseGet(() -> new AttemptObservation.Waiting(
                        attempt,
                        none,
                        SUSPENDED,
                        "the Job of attempt %d is suspended: set its spec.suspend to false".formatted(attempt),
                        since(job)));
    }

    private static Instant since(Job job) {
        List<JobCondition> conditions =
                job.getStatus() == null ? List.of() : job.getStatus().getConditions();
        Instant created =
                Objects.requireNonNullElse(Times.parse(job.getMetadata().getCreationTimestamp()), Instant.EPOCH);
        return conditions.stream()
                .filter(condition -> "Suspended".equals(condition.getType()) && "True".equals(condition.getStatus()))
                .map(condition -> Times.parse(condition.getLastTransitionTime()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(created);
    }
}
