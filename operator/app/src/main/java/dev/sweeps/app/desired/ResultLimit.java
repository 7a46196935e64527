package dev.sweeps.app.desired;

import io.fabric8.kubernetes.api.model.PodSpec;

/**
 * How many bytes of a container's result reach the operator. The kubelet shares 12 KiB of termination messages evenly among all
 * containers of a pod, the init containers included, and keeps at most 4,096 bytes of each
 * (pkg/kubelet/container/runtime.go: MaxContainerTerminationMessageLength, MaxPodTerminationMessageLogLength).
 */
public final class ResultLimit {
    private static final int CONTAINER_BYTES = 4096;
    private static final int POD_BYTES = 12 * 1024;

    private ResultLimit() {}

    /** A result of this many bytes cannot be told from one that was cut. */
    public static int bytes(PodSpec pod) {
        return bytes(pod.getInitContainers().size()
                + pod.getContainers().size()
                + pod.getEphemeralContainers().size());
    }

    /** For a pod with this many containers. */
    public static int bytes(int containers) {
        return Math.min(CONTAINER_BYTES, POD_BYTES / Math.max(1, containers));
    }
}
