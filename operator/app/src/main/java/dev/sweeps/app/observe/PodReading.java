package dev.sweeps.app.observe;

import dev.sweeps.app.desired.GpuRequest;
import dev.sweeps.app.observe.PodSteps.PodContainer;
import dev.sweeps.app.observe.PodSteps.Role;
import dev.sweeps.core.attempt.OnNode;
import dev.sweeps.core.attempt.PodFacts;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pod, its containers, and plain questions about them. */
record PodReading(Pod pod, PodSteps steps) {
    static PodReading of(Pod pod) {
        return new PodReading(pod, PodSteps.of(pod));
    }

    String phase() {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Pending"
                : pod.getStatus().getPhase();
    }

    /** Whether the pod has given back what it held; nothing in it will run again. */
    boolean isTerminal() {
        return phase().equals("Succeeded") || phase().equals("Failed");
    }

    boolean isBeingDeleted() {
        return pod.getMetadata() != null && pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** When somebody asked for the deletion: the time stamp is the end of the grace period. */
    Optional<Instant> deletionAskedAt() {
        if (pod.getMetadata() == null) {
            return Optional.empty();
        }
        Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
        return Optional.ofNullable(Times.parse(pod.getMetadata().getDeletionTimestamp()))
                .map(end -> end.minusSeconds(grace == null ? 0 : grace));
    }

    String reason() {
        return pod.getStatus() == null || pod.getStatus().getReason() == null
                ? ""
                : pod.getStatus().getReason();
    }

    String message() {
        return pod.getStatus() == null || pod.getStatus().getMessage() == null
                ? ""
                : pod.getStatus().getMessage().strip();
    }

    Optional<PodCondition> condition(String type) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> condition != null && type.equals(condition.getType()))
                        .findFirst();
    }

    @Nullable
    Instant createdAt() {
        return pod.getMetadata() == null ? null : Times.parse(pod.getMetadata().getCreationTimestamp());
    }

    /** Whether no step runs and none will follow; sidecars may still run. */
    private boolean programEnded() {
        if (isTerminal()) {
            return true;
        }
        boolean last = steps.main().flatMap(PodContainer::ended).isPresent();
        return last || (steps.failed().isPresent() && steps.steps().stream().noneMatch(PodContainer::isRunning));
    }

    /** In phase Running the kubelet may just be about to tell of the end; only a container that has not ended tells otherwise. */
    private boolean outlivesProgram() {
        return !isTerminal()
                && steps.main().flatMap(PodContainer::ended).isPresent()
                && steps.first(container -> container.role() == Role.COMPANION
                                && container.ended().isEmpty())
                        .isPresent();
    }

    PodFacts facts() {
        @Nullable Instant startedAt = null;
        @Nullable Instant finishedAt = null;
        for (PodContainer step : steps.steps()) {
            startedAt = Times.earlier(startedAt, step.startedAt());
            finishedAt = Times.later(finishedAt, step.finishedAt());
        }
        return new PodFacts(
                createdAt(),
                condition("PodScheduled")
                        .filter(condition -> "True".equals(condition.getStatus()))
                        .map(condition -> Times.parse(condition.getLastTransitionTime()))
                        .orElse(null),
                startedAt,
                programEnded() ? finishedAt : null,
                pod.getSpec() == null ? null : pod.getSpec().getNodeName(),
                pod.getSpec() == null ? 0 : GpuRequest.of(pod.getSpec()),
                steps.steps().stream()
                        .filter(PodContainer::hasStarted)
                        .map(PodContainer::record)
                        .toList(),
                outlivesProgram(),
                onNode());
    }

    /** The way from the node to the containers; null while no node has the pod. */
    private @Nullable OnNode onNode() {
        Optional<PodCondition> bound =
                condition("PodScheduled").filter(condition -> "True".equals(condition.getStatus()));
        String node = pod.getSpec() == null ? null : pod.getSpec().getNodeName();
        if (bound.isEmpty() && node == null) {
            return null;
        }
        @Nullable
        Instant boundAt = bound.map(condition -> Times.parse(condition.getLastTransitionTime()))
                .orElseGet(this::createdAt);
        @Nullable Instant begunAt = null;
        @Nullable Instant idleSince = boundAt;
        for (PodContainer container : steps.all()) {
            if (!container.isSidecar()) {
                begunAt = Times.earlier(begunAt, container.startedAt());
                idleSince = Times.later(idleSince, container.finishedAt());
            }
        }
        boolean runs = steps.first(c -> !c.isSidecar() && c.isRunning()).isPresent() || failedOrEnded();
        return new OnNode(
                name(),
                pod.getStatus() == null ? null : Times.parse(pod.getStatus().getStartTime()),
                begunAt,
                runs ? null : idleSince,
                pod.getSpec() == null ? null : pod.getSpec().getActiveDeadlineSeconds());
    }

    /** No container will follow, even if the kubelet has not told of the pod's end yet. */
    private boolean failedOrEnded() {
        return programEnded() || steps.failed().isPresent();
    }

    private String name() {
        return pod.getMetadata() == null
                ? ""
                : Objects.requireNonNullElse(pod.getMetadata().getName(), "");
    }
}
