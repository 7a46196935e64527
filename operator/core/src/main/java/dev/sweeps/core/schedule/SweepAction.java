package dev.sweeps.core.schedule;

import dev.sweeps.core.history.CachePart;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.Lineage;
import dev.sweeps.core.pruning.Cause;
import dev.sweeps.core.pruning.Ladder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done in the cluster. Each action can be repeated: one that was already done changes nothing. */
public sealed interface SweepAction {

    /**
     * Create the trial of this index; when one of its name exists, this was done before.
     *
     * @param chosenBy what chose the parameters, for the record
     * @param cache its part in the batch cache; absent without one
     * @param lineage its place in a population that is trained; absent in other sweeps
     */
    record CreateTrial(
            long index,
            int sample,
            Map<String, Object> parameters,
            String chosenBy,
            @Nullable CachePart cache,
            @Nullable Lineage lineage)
            implements SweepAction {}

    /** Let this trial start, which was made to wait for the batch cache; one that may start already is left alone. */
    record StartTrial(String name) implements SweepAction {}

    /** Create the warm-up Job that builds the data of this key, with the parameters of a trial that waits for it. */
    record BuildCache(String key, Map<String, Object> parameters) implements SweepAction {}

    /**
     * Store the order to end this live trial; a trial that has an order keeps it.
     *
     * @param verdict of a rule for single trials; absent when the whole sweep ends
     */
    record StopTrial(String name, String reason, String message, @Nullable StopVerdict verdict) implements SweepAction {
        /** Reason of the order when the whole sweep ends. */
        public static final String SWEEP_ENDED = "SweepEnded";
    }

    /**
     * Store what successive halving with promotion has decided about this trial at a rung; a trial that has an order to end, or
     * about which this was decided before, is left alone.
     *
     * @param cause with the rung as its step
     */
    record MoveAtRung(String name, Ladder.Move move, Cause cause) implements SweepAction {}

    /**
     * Why a rule ends a trial, in numbers.
     *
     * @param expectedGpuSeconds the median of the trials that ran to their end: what this one would have used as far as anybody
     *     knows; 0 when there are none
     * @param finding what a rule of the user found; absent when another rule decided
     */
    record StopVerdict(Cause cause, long expectedGpuSeconds, @Nullable Finding finding) {}
}
