package dev.sweeps.app.follow;

import dev.sweeps.core.curve.LatestReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest report of a trial, as far as rules read it.
 *
 * @param at when it was printed, by the clock of its node
 * @param decides whether a rule holds of it: then no later one takes its place, so that it does not matter when it is looked at
 */
public record Newest(LatestReport report, @Nullable Instant at, boolean decides) {

    /** Whether this is more than {@code other} says, an earlier state of the same trial. */
    boolean isBeyond(@Nullable Newest other) {
        return report.isBeyond(other == null ? null : other.report);
    }

    boolean isOfSameAttempt(@Nullable Newest other) {
        return other != null && other.report.attempt() == report.attempt();
    }
}
