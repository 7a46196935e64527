package dev.sweeps.app.observe;

import dev.sweeps.core.attempt.AttemptObservation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Job says about an attempt that has no pod: none yet, or none any more. */
final class JobOutcome {
    private static final String POD_FAILURE_POLICY = "PodFailurePolicy";
    private static final String DISRUPTION = "DisruptionTarget";

    private JobOutcome() {}

    static AttemptObservation of(int attempt, Job job, @Nullable FailedCreate refusal) {
        Optional<JobCondition> failed = condition(job, "Failed").or(() -> condition(job, "FailureTarget"));
        if (failed.isPresent()) {
            return failed(attempt, failed.get());
        }
        if (condition(job, "Complete")
                .or(() -> condition(job, "SuccessCriteriaMet"))
                .isPresent()) {
            return lost(
                    attempt,
                    AttemptObservation.Lost.RESULT_LOST,
                    "its Job is complete, but the pod was gone before its result was read");
        }
        if (job.getMetadata().getDeletionTimestamp() != null) {
            return lost(attempt, "JobDeleted", "its Job was deleted");
        }
        return new AttemptObservation.Unstarted(
                attempt,
                Objects.requireNonNullElse(Times.parse(job.getMetadata().getCreationTimestamp()), Instant.EPOCH),
                refusal == null ? null : refusal.message());
    }

    /** The Job's condition of an own rule quotes the pod's condition; everything else says nothing about why. */
    private static AttemptObservation failed(int attempt, JobCondition condition) {
        String words = Objects.requireNonNullElse(condition.getMessage(), "");
        if (POD_FAILURE_POLICY.equals(condition.getReason()) && words.contains(DISRUPTION)) {
            return lost(attempt, DISRUPTION, words);
        }
        return lost(
                attempt,
                AttemptObservation.Lost.RESULT_LOST,
                "its Job failed, but the pod was gone before the reason was read"
                        + (words.isEmpty() ? "" : ": " + words));
    }

    private static AttemptObservation lost(int attempt, String reason, String message) {
        return new AttemptObservation.Lost(attempt, null, reason, message, true);
    }

    static Optional<JobCondition> condition(Job job, String type) {
        List<JobCondition> conditions =
                job.getStatus() == null ? List.of() : job.getStatus().getConditions();
        return conditions.stream()
                .filter(condition ->
                        condition != null && type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }
}
