package dev.sweeps.core.attempt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of one attempt may last; what is absent may last for ever.
 *
 * @param waiting without a node
 * @param waitingFrom waiting before that time is not counted
 * @param starting on a node, without a container that runs
 * @param running from the start of the first container to the end of the program
 */
public record AttemptLimits(
        @Nullable Duration waiting,
        @Nullable Instant waitingFrom,
        @Nullable Duration starting,
        @Nullable Duration running) {
    public static final AttemptLimits NONE = new AttemptLimits(null, null, null, null);
}
