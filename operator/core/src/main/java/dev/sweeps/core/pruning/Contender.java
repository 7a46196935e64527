package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import org.jspecify.annotations.Nullable;

/**
 * A trial as the rules for single trials see it.
 *
 * @param index number of the trial in its sweep, from 0
 * @param objective the final value; present only in {@link Phase#COMPLETE}
 * @param stoppedAt of a trial that a rule has stopped: the step of that verdict; what it reports later counts for no rung
 */
public record Contender(
        String name, long index, Phase phase, Curve curve, @Nullable Double objective, @Nullable Long stoppedAt) {

    /** How far a trial is. */
    public enum Phase {
        /** Runs, and can be ended. */
        RUNNING,
        /** Ran to its end and has a usable objective. */
        COMPLETE,
        /** Everything else: waits, was stopped, has failed. What it reported still counts among its peers. */
        OTHER
    }

    /** The same trial as it was when it had reported no more than {@code earlier}. */
    Contender at(Curve earlier) {
        return new Contender(name, index, phase, earlier, objective, stoppedAt);
    }
}
