package dev.sweeps.app.observe;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;

/** Whether a Job that is left to its controller has ended, and why it failed. */
public enum JobEnd {
    RUNNING,
    COMPLETE,
    FAILED;

    public static JobEnd of(Job job) {
        if (JobOutcome.condition(job, "Failed").isPresent()) {
            return FAILED;
        }
        return JobOutcome.condition(job, "Complete").isPresent() ? COMPLETE : RUNNING;
    }

    /** The program's last words where a pod still has them, else those of the Job's controller. */
    public static String reason(Job job, List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .flatMap(status -> Optional.ofNullable(status.getState()).map(ContainerState::getTerminated).stream())
                .filter(end -> end.getExitCode() != 0
                        && end.getMessage() != null
                        && !end.getMessage().isBlank())
                .map(end -> "exit code %d: %s"
                        .formatted(
                                end.getExitCode(),
                                LogTail.clean(end.getMessage().strip())))
                .reduce((_, last) -> last)
                .or(() -> JobOutcome.condition(job, "Failed").map(condition -> condition.getMessage()))
                .orElse("it gave no reason");
    }
}
