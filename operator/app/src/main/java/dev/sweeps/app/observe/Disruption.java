package dev.sweeps.app.observe;

import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * That the cluster took a pod away, not the program.
 *
 * @param reason the cluster's word
 * @param message the cluster's sentence; may be empty
 */
record Disruption(String reason, String message) {
    static final String DELETED = "PodDeleted";

    private static final String TARGET = "DisruptionTarget";
    private static final String EVICTED = "Evicted";
    private static final String NODE_LOST = "NodeLost";

    /** Reasons of failed pods in which the program had no part: the node went away, or refused the pod when it came. */
    private static final Set<String> BY_NODE = Set.of(
            NODE_LOST,
            "Preempting",
            "NodeShutdown",
            "Shutdown",
            "Terminated",
            "UnexpectedAdmissionError",
            "NodeAffinity",
            "TopologyAffinityError");

    /** The kubelet refuses with OutOfcpu, OutOfnvidia.com/gpu … when its own count differs from the scheduler's. */
    private static final String OUT_OF = "OutOf";

    /** Evicted for its own use of the disk: that would happen again, and no DisruptionTarget is set. */
    private static final Pattern OWN_LIMIT = Pattern.compile("exceed(s|ed) .*limit", Pattern.CASE_INSENSITIVE);

    private static final String STATUS_UNKNOWN = "ContainerStatusUnknown";

    static Optional<Disruption> of(PodReading pod) {
        return marked(pod).or(() -> byNode(pod)).or(() -> unknownEnd(pod)).or(() -> deleted(pod));
    }

    /** Whether the pod was evicted because it used more disk than its own limits allow. */
    static boolean brokeOwnLimit(PodReading pod) {
        return pod.reason().equals(EVICTED)
                && OWN_LIMIT.matcher(pod.message()).find()
                && pod.condition(TARGET).filter(Disruption::isTrue).isEmpty();
    }

    /** The mark comes before the deletion, and may be taken back until then. */
    private static Optional<Disruption> marked(PodReading pod) {
        return pod.condition(TARGET)
                .filter(Disruption::isTrue)
                .filter(_ -> pod.isTerminal() || pod.isBeingDeleted())
                .map(mark -> new Disruption(
                        Objects.requireNonNullElse(mark.getReason(), TARGET),
                        Objects.requireNonNullElse(mark.getMessage(), "")));
    }

    private static Optional<Disruption> byNode(PodReading pod) {
        String reason = pod.reason();
        boolean failed = pod.phase().equals("Failed");
        boolean taken = reason.equals(NODE_LOST)
                || (failed && (BY_NODE.contains(reason) || reason.startsWith(OUT_OF)))
                || (failed && reason.equals(EVICTED) && !brokeOwnLimit(pod));
        return taken ? Optional.of(new Disruption(reason, pod.message())) : Optional.empty();
    }

    /**
     * A node that came back without its containers reports exit code 137 under this reason. So does every kubelet of containers that
     * had not run yet when it ended their pod by its deadline, and nothing was taken from that one.
     */
    private static Optional<Disruption> unknownEnd(PodReading pod) {
        return pod.steps()
                .failed()
                .filter(_ -> pod.isTerminal() && !pod.reason().equals(ProgramFailures.DEADLINE_EXCEEDED))
                .flatMap(PodSteps.PodContainer::ended)
                .filter(end -> STATUS_UNKNOWN.equals(end.getReason()))
                .map(end -> new Disruption(STATUS_UNKNOWN, Objects.requireNonNullElse(end.getMessage(), "")));
    }

    /** A program that is ended with its pod fails by the signal, not by itself. */
    private static Optional<Disruption> deleted(PodReading pod) {
        Optional<Instant> askedAt = pod.deletionAskedAt().filter(_ -> pod.isTerminal());
        Instant end = pod.facts().finishedAt();
        return askedAt.filter(asked -> end == null || !end.isBefore(asked))
                .map(_ -> new Disruption(DELETED, "its pod was deleted"));
    }

    private static boolean isTrue(PodCondition condition) {
        return "True".equals(condition.getStatus());
    }
}
