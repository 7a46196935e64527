package dev.sweeps.core.attempt;

import dev.sweeps.core.history.NotStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives up an attempt that holds a node and whose next container does not start: an image that never comes, a volume that is
 * never mounted. It is tried again as a failed program is and not as a lost attempt, which would go on without end: what keeps a
 * Pod from starting is most often in its template.
 */
final class StartLimit {
    private StartLimit() {}

    /** Empty when a container runs, or none has to start any more, or it may take for ever. */
    static Optional<Overdue> of(AttemptLimits limits, AttemptObservation attempt, Instant now) {
        return switch (attempt) {
            case AttemptObservation.Waiting waiting ->
                overdue(limits, waiting, waiting.pod(), waiting.reason(), waiting.message(), now);
            // Between two containers, as far as the cluster tells.
            case AttemptObservation.Running running ->
                overdue(limits, running, running.pod(), Reasons.CONTAINER_CREATING, "", now);
            case AttemptObservation.Absent _,
                    AttemptObservation.Unstarted _,
                    AttemptObservation.Succeeded _,
                    AttemptObservation.Failed _,
                    AttemptObservation.Unread _,
                    AttemptObservation.Lost _ -> Optional.empty();
        };
    }

    private static Optional<Overdue> overdue(
            AttemptLimits limits,
            AttemptObservation attempt,
            PodFacts pod,
            String reason,
            String message,
            Instant now) {
        var onNode = pod.onNode();
        var most = limits.starting();
        if (most == null || onNode == null || onNode.idleSince() == null) {
            return Optional.empty();
        }
        var time = Overdue.words(Duration.between(onNode.idleSince(), now));
        var where = pod.node() == null ? "a node" : "node " + pod.node();
        var what = onNode.begunAt() == null
                ? "its pod was on %s for %s and its container never started".formatted(where, time)
                : "its pod on %s waited %s for its next container to start".formatted(where, time);
        var text = "%s, trials.startTimeout allows %s: %s; kubectl events --for pod/%s"
                .formatted(what, Overdue.words(most), Overdue.words(reason, message), onNode.pod());
        return Optional.of(new Overdue(
                onNode.idleSince().plus(most),
                attempt.attempt(),
                pod,
                NotStarted.isOfCluster(reason) ? reason : NotStarted.START_TIMEOUT,
                text,
                true));
    }
}
