package dev.sweeps.app.observe;

import dev.sweeps.app.desired.TrialJob;
import dev.sweeps.app.quantity.Amounts;
import dev.sweeps.core.attempt.StepRecord;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The containers of a pod in the order in which the kubelet starts them, with what it says about each.
 *
 * @param all init containers, then the others
 */
record PodSteps(List<PodContainer> all) {

    /** What a container is to its pod. */
    enum Role {
        /** Runs a step of the trial. */
        STEP,
        /** Init container of the template; it has to end before the steps. */
        PREPARATION,
        /** Restartable init container; the kubelet ends it after all others. */
        SIDECAR,
        /** Stands beside the main container; the pod lasts until both have ended. */
        COMPANION
    }

    /**
     * One container.
     *
     * @param memory bytes that it may use; absent without a limit
     * @param state absent as long as the kubelet says nothing
     */
    record PodContainer(String name, Role role, @Nullable Long memory, @Nullable ContainerState state) {
        boolean isStep() {
            return role == Role.STEP;
        }

        /** Whether it runs beside the others. */
        boolean isSidecar() {
            return role == Role.SIDECAR || role == Role.COMPANION;
        }

        Optional<ContainerStateTerminated> ended() {
            return Optional.ofNullable(state).map(ContainerState::getTerminated);
        }

        boolean isRunning() {
            return state != null && state.getRunning() != null;
        }

        boolean hasStarted() {
            return isRunning() || ended().isPresent();
        }

        boolean succeeded() {
            return ended().map(end -> Objects.equals(end.getExitCode(), 0)).orElse(false);
        }

        boolean failed() {
            return ended().isPresent() && !succeeded();
        }

        @Nullable
        Instant startedAt() {
            return ended().map(ContainerStateTerminated::getStartedAt)
                    .map(Times::parse)
                    .orElseGet(() -> isRunning() && state != null
                            ? Times.parse(state.getRunning().getStartedAt())
                            : null);
        }

        @Nullable
        Instant finishedAt() {
            return ended().map(ContainerStateTerminated::getFinishedAt)
                    .map(Times::parse)
                    .orElse(null);
        }

        StepRecord record() {
            return new StepRecord(
                    name,
                    ended().map(ContainerStateTerminated::getExitCode).orElse(null),
                    ended().map(ContainerStateTerminated::getReason).orElse(null),
                    startedAt(),
                    finishedAt());
        }
    }

    PodSteps {
        all = List.copyOf(all);
    }

    static PodSteps of(Pod pod) {
        List<PodContainer> containers = new ArrayList<>();
        if (pod.getSpec() != null) {
            Map<String, ContainerState> states = states(pod);
            pod.getSpec()
                    .getInitContainers()
                    .forEach(container -> containers.add(container(
                            container,
                            "Always".equals(container.getRestartPolicy()) ? Role.SIDECAR : Role.PREPARATION,
                            states)));
            pod.getSpec()
                    .getContainers()
                    .forEach(container -> containers.add(container(container, Role.COMPANION, states)));
        }
        return new PodSteps(containers);
    }

    List<PodContainer> steps() {
        return all.stream().filter(PodContainer::isStep).toList();
    }

    /** The last step; its end is the end of the program. */
    Optional<PodContainer> main() {
        List<PodContainer> steps = steps();
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** The container that made the pod fail: a step if one failed, else one of the template's own. */
    Optional<PodContainer> failed() {
        return first(container -> container.isStep() && container.failed()).or(() -> first(PodContainer::failed));
    }

    Optional<PodContainer> first(Predicate<PodContainer> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    /** A container that is no step has the role of its {@code place}. */
    private static PodContainer container(Container container, Role place, Map<String, ContainerState> states) {
        String name = Objects.requireNonNullElse(container.getName(), "");
        return new PodContainer(
                name, TrialJob.isStep(container) ? Role.STEP : place, memory(container), states.get(name));
    }

    private static @Nullable Long memory(Container container) {
        return container.getResources() == null || container.getResources().getLimits() == null
                ? null
                : Amounts.bytes(container.getResources().getLimits().get("memory"))
                        .orElse(null);
    }

    private static Map<String, ContainerState> states(Pod pod) {
        Map<String, ContainerState> states = new HashMap<>();
        if (pod.getStatus() != null) {
            List<ContainerStatus> statuses = new ArrayList<>(pod.getStatus().getInitContainerStatuses());
            statuses.addAll(pod.getStatus().getContainerStatuses());
            for (ContainerStatus status : statuses) {
                if (status != null && status.getName() != null && status.getState() != null) {
                    states.put(status.getName(), status.getState());
                }
            }
        }
        return states;
    }
}
