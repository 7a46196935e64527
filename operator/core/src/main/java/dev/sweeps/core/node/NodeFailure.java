package dev.sweeps.core.node;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An attempt that came to nothing on its node, through no fault of its program.
 *
 * @param attempt from 1
 * @param at when that was known
 */
public record NodeFailure(String node, Kind kind, int attempt, Instant at) {

    /** What a node can do to an attempt. */
    public enum Kind {
        /** Its GPUs, or the network between them. */
        HARDWARE("GPU or network faults"),
        /** No container ran in time, although other nodes had started theirs. */
        NOT_STARTED("pods that did not start"),
        /** It was lost, refused the pod when it came, or evicted it for want of memory or disk. */
        LOST("lost or evicted pods"),
        /** A rule of the user says so. */
        DECLARED("results that a rule in earlyStop.rules blames on it");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In the plural, for a sentence. */
        public String words() {
            return words;
        }
    }

    private static final Set<String> BY_HARDWARE = Set.of("GpuFault", "NcclFault");

    /**
     * The words of the kubelet and of the node controllers. Not those of the scheduler, which takes a pod away for a better one, nor
     * those of whoever drains a node or deletes a pod: nothing is wrong with the node then.
     */
    private static final Set<String> BY_NODE = Set.of(
            "NodeLost",
            "NodeShutdown",
            "Shutdown",
            "Terminated",
            "Evicted",
            "TerminationByKubelet",
            "DeletionByTaintManager",
            "DeletionByPodGC",
            "UnexpectedAdmissionError",
            "TopologyAffinityError",
            "ContainerStatusUnknown");

    private static final String OUT_OF = "OutOf";

    /** What the reason of a lost attempt says about its node; empty when nothing. */
    public static Optional<Kind> ofLost(String reason) {
        if (BY_HARDWARE.contains(reason)) {
            return Optional.of(Kind.HARDWARE);
        }
        return BY_NODE.contains(reason) || reason.startsWith(OUT_OF) ? Optional.of(Kind.LOST) : Optional.empty();
    }
}
