package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Rung;
import org.jspecify.annotations.Nullable;

/**
 * A trial as successive halving with promotion sees it.
 *
 * @param index number of the trial in its sweep, from 0
 * @param rung the last one at which was decided about it; absent before the first
 * @param stoppedAt of a trial that another rule has stopped: the step of that verdict; what it reports later counts for no rung
 */
public record Climber(
        String name, long index, Phase phase, Curve curve, @Nullable Rung rung, @Nullable Long stoppedAt) {

    /** How far a trial is. */
    public enum Phase {
        /** Runs, and can be paused. */
        RUNNING,
        /** Waits at its rung. */
        PAUSED,
        /** Everything else; what it reported still counts at the rungs. */
        OTHER
    }

    /** The step of the last rung at which was decided; 0 before the first. */
    long decidedUpTo() {
        return rung == null ? 0 : rung.step();
    }

    /** Whether it is at a rung, or on its way to be, and not promoted. */
    boolean isHeldBack() {
        return rung != null && !rung.promoted();
    }

    /** Whether what it has reported counts at a rung of {@code step}; a paused one may have run on a little before it was ended. */
    boolean countsAt(long step) {
        return (stoppedAt == null || step <= stoppedAt) && (!isHeldBack() || step <= decidedUpTo());
    }
}
