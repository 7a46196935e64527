package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** Names, variables, volumes and mounts of the template that are missing or that are the operator's. */
final class ContainerProblems {
    private final List<Problem> problems = new ArrayList<>();
    private final String path;
    private final SweepSpec spec;

    private ContainerProblems(String path, SweepSpec spec) {
        this.path = path;
        this.spec = spec;
    }

    static List<Problem> of(String path, SweepSpec spec, PodSpec pod) {
        ContainerProblems all = new ContainerProblems(path, spec);
        all.names(pod);
        all.volumes(pod);
        all.trialContainer(path + ".containers[0]", pod.getContainers().getFirst());
        return all.problems;
    }

    private boolean hasSteps() {
        return !PipelineSteps.declared(spec).isEmpty();
    }

    private void names(PodSpec pod) {
        named(path + ".initContainers", pod.getInitContainers(), 0);
        // Steps bring names of their own for the first container.
        named(path + ".containers", pod.getContainers(), hasSteps() ? 1 : 0);
    }

    private void named(String place, List<Container> containers, int from) {
        for (int i = from; i < containers.size(); i++) {
            if (containers.get(i).getName() == null) {
                problems.add(new Problem(place + "[" + i + "].name", "is missing: give the container a name"));
            }
        }
    }

    private void volumes(PodSpec pod) {
        for (int i = 0; i < pod.getVolumes().size(); i++) {
            String name = pod.getVolumes().get(i).getName();
            if (name != null && TrialVolumes.NAMES.contains(name)) {
                problems.add(new Problem(
                        path + ".volumes[" + i + "].name",
                        "\"" + name + "\" is a volume of the operator: choose another name"));
            }
        }
    }

    private void trialContainer(String place, Container container) {
        boolean everyStepHasAnImage =
                hasSteps() && PipelineSteps.declared(spec).stream().allMatch(step -> step.image() != null);
        if (container.getImage() == null && !everyStepHasAnImage) {
            problems.add(new Problem(place + ".image", "is missing: name the image that holds your program"));
        }
        for (int i = 0; i < container.getEnv().size(); i++) {
            environment(place + ".env[" + i + "]", container.getEnv().get(i));
        }
        for (int i = 0; i < container.getVolumeMounts().size(); i++) {
            mount(
                    place + ".volumeMounts[" + i + "].mountPath",
                    container.getVolumeMounts().get(i));
        }
        if (container.getTerminationMessagePath() != null) {
            problems.add(new Problem(
                    place + ".terminationMessagePath",
                    "carries the trial's result: remove it and name your program's file in result.file"));
        }
    }

    private void environment(String place, EnvVar variable) {
        if (variable.getName() == null) {
            problems.add(new Problem(place + ".name", "is missing: give the variable a name"));
        } else if (variable.getName().startsWith(TrialEnvironment.PREFIX)) {
            problems.add(new Problem(
                    place + ".name",
                    "\"" + variable.getName() + "\": names that begin with " + TrialEnvironment.PREFIX
                            + " are set by the operator: choose another name"));
        }
    }

    private void mount(String place, VolumeMount mount) {
        if (mount.getMountPath() == null) {
            problems.add(new Problem(place, "is missing: say where the container sees the volume"));
        } else if (TrialPaths.isWithin(FilePaths.normal(mount.getMountPath()), TrialPaths.ROOT)) {
            problems.add(new Problem(
                    place,
                    "\"" + mount.getMountPath() + "\" lies in " + TrialPaths.ROOT
                            + ", which belongs to the operator: mount it at another path"));
        }
    }
}
