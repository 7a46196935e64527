package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a Sweep is looked at again if no event comes before. */
final class NextPass {
    static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private NextPass() {}

    /**
     * How long nothing needs to be done for a sweep with {@code status}: no time when it has just ended, no event tells of that.
     *
     * @param filesDue when the keeper of its files is to be asked again; null: events tell
     */
    static Duration beat(SweepStatus status, @Nullable Instant filesDue, Instant now) {
        if (status.completionTime() != null) {
            return SHORTEST;
        }
        return filesDue == null ? HEARTBEAT : shorter(HEARTBEAT, Duration.between(now, filesDue));
    }

    /**
     * After {@code comeBack}, or at the deadline if that comes first.
     *
     * @param deadline of the plan; it may have passed
     * @param done whether all of the plan was done; what was not is tried again soon
     */
    static UpdateControl<Sweep> after(@Nullable Instant deadline, boolean done, Duration comeBack, Instant now) {
        var wait = done ? comeBack : SOON;
        if (deadline != null && deadline.isBefore(now.plus(wait))) {
            wait = Duration.between(now, deadline);
        }
        return UpdateControl.<Sweep>noUpdate().rescheduleAfter(wait.isPositive() ? wait : SHORTEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
