package dev.sweeps.core.history;

import java.util.Set;

/**
 * Reasons of trials that failed although their program never ran: the end of such a trial says nothing about its
 * parameters. A closed list, for the words of the cluster are otherwise open and a reason is counted by its name.
 */
public final class NotStarted {
    /** No container of the Pod started in time, and the cluster gave no better reason. */
    public static final String START_TIMEOUT = "StartTimeout";

    /** No node, quota or queue took the Pod in time. */
    public static final String WAITED_TOO_LONG = "WaitedTooLong";

    /** What the kubelet says of a container that it cannot start (pkg/kubelet/container and pkg/kubelet/images, errors). */
    private static final Set<String> OF_CONTAINERS = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrImageNeverPull",
            "ImageInspectError",
            "InvalidImageName",
            "RegistryUnavailable",
            "SignatureValidationFailed",
            "CreateContainerConfigError",
            "CreateContainerError",
            "PreCreateHookError",
            "PreStartHookError",
            "PostStartHookError",
            "RunContainerError");

    /** Events of a Pod that cannot start, where its containers say nothing (pkg/kubelet/events; FailedAttachVolume is a controller's). */
    private static final Set<String> OF_EVENTS =
            Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume", "FailedCreatePodSandBox", "NetworkNotReady");

    private NotStarted() {}

    /** Whether a trial that failed with this reason never ran. */
    public static boolean is(String reason) {
        return reason.equals(START_TIMEOUT) || reason.equals(WAITED_TOO_LONG) || isOfCluster(reason);
    }

    /** Whether this is a word of the cluster that tells why a Pod does not start. */
    public static boolean isOfCluster(String reason) {
        return OF_CONTAINERS.contains(reason) || isOfEvent(reason);
    }

    /** Whether Events of this reason tell why a Pod does not start. */
    public static boolean isOfEvent(String reason) {
        return OF_EVENTS.contains(reason);
    }
}
