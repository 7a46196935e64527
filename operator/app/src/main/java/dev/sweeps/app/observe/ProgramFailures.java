package dev.sweeps.app.observe;

import dev.sweeps.app.observe.PodSteps.PodContainer;
import dev.sweeps.core.attempt.ProgramFailure;
import dev.sweeps.core.attempt.ProgramFailure.Kind;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How a program failed by itself. */
final class ProgramFailures {
    /** Reason of a pod that the kubelet ended because of its activeDeadlineSeconds. */
    static final String DEADLINE_EXCEEDED = "DeadlineExceeded";

    private static final String OOM_KILLED = "OOMKilled";

    /** The container never ran; the message is the runtime's and no result. */
    private static final Set<String> NEVER_RAN = Set.of("StartError", "ContainerCannotRun", "RunContainerError");

    private ProgramFailures() {}

    /** Empty when nothing failed, or when the pod has not come to its end yet. */
    static Optional<ProgramFailure> of(PodReading pod) {
        Optional<PodContainer> failed = pod.steps().failed();
        if (pod.phase().equals("Failed")) {
            if (pod.reason().equals(DEADLINE_EXCEEDED)) {
                return Optional.of(pastDeadline(pod, failed));
            }
            if (Disruption.brokeOwnLimit(pod)) {
                return Optional.of(failure(Kind.PROGRAM_FAILED, failed, pod.message()));
            }
            return failed.map(container -> failure(kind(container), failed, words(container)));
        }
        // The pod of a failed program stays in phase Running for as long as a sidecar runs.
        boolean sidecarsHoldIt = pod.steps().all().stream().noneMatch(c -> c.isStep() && c.isRunning())
                && pod.steps().first(c -> c.isSidecar() && c.isRunning()).isPresent();
        return failed.filter(container -> container.isStep() && sidecarsHoldIt)
                .map(container -> failure(kind(container), failed, words(container)));
    }

    static boolean neverRan(ContainerStateTerminated end) {
        return end.getReason() != null && NEVER_RAN.contains(end.getReason());
    }

    /** Preparations are part of the run: where none was cut short and no step ran, the program did not start. */
    private static ProgramFailure pastDeadline(PodReading pod, Optional<PodContainer> failed) {
        Optional<PodContainer> cut = pod.steps().first(c -> !c.isSidecar() && c.failed() && c.startedAt() != null);
        return cut.isEmpty() && pod.facts().startedAt() == null
                ? failure(Kind.NEVER_STARTED, Optional.empty(), pod.message())
                : failure(Kind.DEADLINE_EXCEEDED, cut.or(() -> failed), pod.message());
    }

    private static Kind kind(PodContainer container) {
        return container
                        .ended()
                        .map(ContainerStateTerminated::getReason)
                        .filter(OOM_KILLED::equals)
                        .isPresent()
                ? Kind.OUT_OF_MEMORY
                : Kind.PROGRAM_FAILED;
    }

    private static String words(PodContainer container) {
        return container
                .ended()
                .filter(ProgramFailures::neverRan)
                .map(end -> Objects.requireNonNullElse(end.getMessage(), ""))
                .map(String::strip)
                .orElse("");
    }

    private static ProgramFailure failure(Kind kind, Optional<PodContainer> failed, String detail) {
        return new ProgramFailure(
                kind,
                failed.flatMap(PodContainer::ended)
                        .map(ContainerStateTerminated::getExitCode)
                        .orElse(null),
                failed.map(PodContainer::name).orElse(null),
                detail,
                kind == Kind.OUT_OF_MEMORY
                        ? failed.filter(PodContainer::isStep)
                                .map(PodContainer::memory)
                                .orElse(null)
                        : null);
    }
}
