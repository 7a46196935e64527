package dev.sweeps.app.desired;

import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;

/** What would let a trial out of its container and onto its node. */
final class HostAccessProblems {
    private static final String ADVICE =
            ": remove it, or ask the administrator to install the operator with host access allowed";

    private HostAccessProblems() {}

    static List<Problem> of(String path, PodSpec pod) {
        List<Problem> problems = new ArrayList<>();
        flag(problems, path + ".hostNetwork", pod.getHostNetwork());
        flag(problems, path + ".hostPID", pod.getHostPID());
        flag(problems, path + ".hostIPC", pod.getHostIPC());
        for (int i = 0; i < pod.getVolumes().size(); i++) {
            Volume volume = pod.getVolumes().get(i);
            if (volume.getHostPath() != null) {
                problems.add(new Problem(
                        path + ".volumes[" + i + "].hostPath", "opens the node's files to the trial" + ADVICE));
            }
        }
        containers(problems, path + ".initContainers", pod.getInitContainers());
        containers(problems, path + ".containers", pod.getContainers());
        return problems;
    }

    private static void flag(List<Problem> problems, String path, Boolean value) {
        if (Boolean.TRUE.equals(value)) {
            problems.add(new Problem(path, "shares the node's own namespace with the trial" + ADVICE));
        }
    }

    private static void containers(List<Problem> problems, String path, List<Container> containers) {
        for (int i = 0; i < containers.size(); i++) {
            Container container = containers.get(i);
            if (container.getSecurityContext() != null
                    && Boolean.TRUE.equals(container.getSecurityContext().getPrivileged())) {
                problems.add(new Problem(
                        path + "[" + i + "].securityContext.privileged", "gives the trial the whole node" + ADVICE));
            }
        }
    }
}
