package dev.sweeps.app.reconcile;

import dev.sweeps.core.attempt.AttemptObservation.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When to ask why a pod on a node does not start: a list of Events is dear, and most images have come by then. */
final class WaitingForStart {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private WaitingForStart() {}

    /** @param limit after which the attempt is given up; null: never */
    static boolean worthAsking(Waiting waiting, @Nullable Duration limit, Instant now) {
        var onNode = waiting.pod().onNode();
        if (onNode == null || onNode.idleSince() == null) {
            return false;
        }
        var patience = limit == null || limit.compareTo(PATIENCE) > 0 ? PATIENCE : limit;
        return !now.isBefore(onNode.idleSince().plus(patience));
    }
}
