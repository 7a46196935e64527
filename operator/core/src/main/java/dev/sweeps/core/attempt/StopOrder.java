package dev.sweeps.core.attempt;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * The stored order to end a trial before its program ends.
 *
 * @param expectedGpuSeconds what the trial would have used to its end, as far as was known when a rule ordered this; 0 when it was
 *     not known, or no rule did
 * @param finding of the user's rule that ordered this; absent when none did
 */
public record StopOrder(String reason, String message, long expectedGpuSeconds, @Nullable Finding finding)
        implements EndOrder {
    /** Reason of the order when the whole sweep ends. */
    public static final String SWEEP_ENDED = "SweepEnded";

    /** The state of a trial that ends by this order. */
    TrialState state() {
        if (finding == null) {
            return SWEEP_ENDED.equals(reason) ? TrialState.CANCELLED : TrialState.STOPPED;
        }
        return switch (finding.verdict()) {
            case POOR -> TrialState.STOPPED;
            case MASKED -> TrialState.MASKED;
            case BROKEN -> TrialState.FAILED;
        };
    }

    /** Whether the objective of the trial does not count, even if its program still gave one. */
    boolean takesTheObjective() {
        return finding != null && finding.verdict() != Finding.Verdict.POOR;
    }
}
