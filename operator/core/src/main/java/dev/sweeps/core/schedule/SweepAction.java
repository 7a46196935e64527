package dev.sweeps.core.schedule;

import java.util.Map;

/** What is to be done in the cluster. Each action can be repeated: one that was already done changes nothing. */
public sealed interface SweepAction {

    /**
     * Create the trial of this index; when one of its name exists, this was done before.
     *
     * @param chosenBy what chose the parameters, for the record
     */
    record CreateTrial(long index, int sample, Map<String, Object> parameters, String chosenBy)
            implements SweepAction {}

    /** Store the order to end this live trial; a trial that has an order keeps it. */
    record StopTrial(String name, String reason, String message) implements SweepAction {
        /** Reason of the order when the whole sweep ends. */
        public static final String SWEEP_ENDED = "SweepEnded";
    }
}
