package dev.sweeps.app.observe;

import dev.sweeps.app.observe.PodSteps.PodContainer;
import dev.sweeps.core.attempt.Reasons;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one thing that a pod waits for.
 *
 * @param reason Unschedulable, ImagePullBackOff, ContainerCreating …
 * @param message the cluster's own words
 * @param since when it began, as far as known
 */
record WaitingReason(String reason, String message, @Nullable Instant since) {
    /** Stations of every pod on its way; anything else is a trouble. */
    private static final Set<String> ORDINARY = Set.of("ContainerCreating", "PodInitializing");

    private static final String NO_FOLDER = "failed to create subPath directory";

    static WaitingReason of(PodReading pod) {
        Optional<PodCondition> scheduled = pod.condition("PodScheduled");
        boolean bound =
                scheduled.map(condition -> "True".equals(condition.getStatus())).orElse(false)
                        || (pod.pod().getSpec() != null && pod.pod().getSpec().getNodeName() != null);
        if (!bound) {
            return unscheduled(pod, scheduled);
        }
        @Nullable
        Instant since = scheduled
                .map(condition -> Times.parse(condition.getLastTransitionTime()))
                .orElseGet(pod::createdAt);
        return trouble(pod)
                .map(waiting -> new WaitingReason(waiting.getReason(), words(waiting), since))
                .orElseGet(() -> new WaitingReason(
                        Reasons.CONTAINER_CREATING, "the node prepares the containers and pulls their images", since));
    }

    /** Of a folder on the claim that cannot be made the kubelet tells the reason to its own log only (kubelet_pods.go, makeMounts). */
    private static String words(ContainerStateWaiting waiting) {
        String words = Objects.requireNonNullElse(waiting.getMessage(), "");
        return words.startsWith(NO_FOLDER)
                ? words
                        + ": the volume of the claim is full, read-only, or refuses the node; kubelet's log has the error"
                : words;
    }

    /** A container that cannot start, for example because its image cannot be pulled. */
    static Optional<ContainerStateWaiting> trouble(PodReading pod) {
        return pod.steps().all().stream()
                .map(PodContainer::state)
                .filter(Objects::nonNull)
                .map(ContainerState::getWaiting)
                .filter(Objects::nonNull)
                .filter(waiting -> waiting.getReason() != null && !ORDINARY.contains(waiting.getReason()))
                .findFirst();
    }

    private static WaitingReason unscheduled(PodReading pod, Optional<PodCondition> scheduled) {
        return scheduled
                .map(condition -> new WaitingReason(
                        Objects.requireNonNullElse(condition.getReason(), Reasons.CREATED),
                        Objects.requireNonNullElse(condition.getMessage(), ""),
                        Times.parse(condition.getLastTransitionTime())))
                .orElseGet(() -> new WaitingReason(
                        Reasons.CREATED, "the scheduler has not looked at the pod yet", pod.createdAt()));
    }
}
