package dev.sweeps.core.attempt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Pod's own status says; times in seconds, by the clocks of the cluster.
 *
 * @param scheduledAt when it was bound to a node
 * @param startedAt when its first step started
 * @param finishedAt when its last step ended
 * @param gpus how many GPUs it asks for
 * @param outlivesProgram whether the program has ended and a container beside it has not: the Pod then holds its node and GPUs
 *     until its Job is ended
 * @param onNode absent when no node has it
 */
public record PodFacts(
        @Nullable Instant createdAt,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String node,
        long gpus,
        List<StepRecord> steps,
        boolean outlivesProgram,
        @Nullable OnNode onNode) {
    public PodFacts {
        steps = List.copyOf(steps);
    }

    /** When the attempt ended as far as its Pod tells, else {@code now}. */
    static Instant endOf(@Nullable PodFacts pod, Instant now) {
        return pod == null || pod.finishedAt() == null ? now : pod.finishedAt();
    }
}
