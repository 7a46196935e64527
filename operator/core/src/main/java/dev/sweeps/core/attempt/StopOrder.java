package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;

/**
 * The stored order to end a trial before its program ends.
 *
 * @param expectedGpuSeconds what the trial would have used to its end, as far as was known when a rule ordered this; 0 when it was
 *     not known, or no rule did
 */
public record StopOrder(String reason, String message, long expectedGpuSeconds) implements EndOrder {
    /** Reason of the order when the whole sweep ends. */
    public static final String SWEEP_ENDED = "SweepEnded";

    /** The state of a trial that ends by this order. */
    TrialState state() {
        return SWEEP_ENDED.equals(reason) ? TrialState.CANCELLED : TrialState.STOPPED;
    }
}
