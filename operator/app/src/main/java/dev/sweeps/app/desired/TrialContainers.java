package dev.sweeps.app.desired;

import dev.sweeps.api.StepSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/**
 * The containers that run the trial, from the template's first container: that container as it is, or one copy of it per step.
 * All steps but the last are init containers, so that the kubelet runs them one after the other and tells the exit code of each.
 */
final class TrialContainers {
    private static final String MESSAGE_FROM_FILE = "File";

    private TrialContainers() {}

    /** The template's init containers, then the steps before the last. */
    static List<Container> init(TrialAttempt attempt, PodSpec template) {
        Placeholders placeholders = new Placeholders(attempt);
        List<Container> containers = new ArrayList<>();
        template.getInitContainers().forEach(container -> containers.add(placeholders.fill(container)));
        List<StepSpec> steps = attempt.steps();
        for (StepSpec step : steps.subList(0, Math.max(0, steps.size() - 1))) {
            Container copy = placeholders.fill(step(step, first(attempt, template)));
            containers.add(equipped(attempt, withoutProbes(copy)));
        }
        return containers;
    }

    /** The last step, or the template's first container; then the template's other ones. */
    static List<Container> main(TrialAttempt attempt, PodSpec template) {
        Placeholders placeholders = new Placeholders(attempt);
        List<StepSpec> steps = attempt.steps();
        Container first = first(attempt, template);
        Container main = placeholders.fill(steps.isEmpty() ? first : step(steps.getLast(), first));
        List<Container> containers = new ArrayList<>();
        containers.add(equipped(attempt, main));
        template.getContainers().stream().skip(1).map(placeholders::fill).forEach(containers::add);
        return containers;
    }

    private static Container first(TrialAttempt attempt, PodSpec template) {
        return MoreMemory.of(template.getContainers().getFirst(), attempt.raisedMemory());
    }

    /** As in Kubernetes, a new command does not take over the arguments of the old one. */
    private static Container step(StepSpec step, Container first) {
        ContainerBuilder copy = new ContainerBuilder(first).withName(step.name());
        if (step.image() != null) {
            copy.withImage(step.image());
        }
        if (step.command() != null) {
            copy.withCommand(step.command()).withArgs(List.of());
        }
        if (step.args() != null) {
            copy.withArgs(step.args());
        }
        return copy.build();
    }

    /** The API server refuses these for init containers. */
    private static Container withoutProbes(Container container) {
        return new ContainerBuilder(container)
                .withLivenessProbe(null)
                .withReadinessProbe(null)
                .withStartupProbe(null)
                .withLifecycle(null)
                .withResizePolicy(List.of())
                .build();
    }

    /** After the placeholders are filled: what the operator adds is not a user's text and holds none. */
    private static Container equipped(TrialAttempt attempt, Container container) {
        List<EnvVar> environment = TrialEnvironment.of(attempt, container.getEnv());
        List<VolumeMount> mounts = new ArrayList<>(container.getVolumeMounts());
        mounts.addAll(TrialVolumes.mounts(attempt));
        return new ContainerBuilder(container)
                .withEnv(environment)
                .withVolumeMounts(mounts)
                .withTerminationMessagePath(attempt.resultFile())
                .withTerminationMessagePolicy(MESSAGE_FROM_FILE)
                .build();
    }
}
