package dev.sweeps.core.attempt;

import org.jspecify.annotations.Nullable;

/**
 * Attempts that were lost one after the other without getting further. Hours on nodes that are taken away again and again are well
 * spent as long as each attempt goes on from the checkpoint of the last one; so the limit is not one of all losses.
 *
 * @param length lost attempts, from 1
 * @param step the last one that the trial had reported when the streak began; -1: it reports none
 */
public record LossStreak(int length, long step) {
    /** Lost attempts in a row that are made good. With the waits of {@link Backoff} they take nearly four hours at least. */
    static final int MOST = 50;

    /** The streak after one more lost attempt of a trial that has come to {@code step}. */
    static LossStreak after(@Nullable LossStreak before, long step) {
        return before == null || step > before.step
                ? new LossStreak(1, step)
                : new LossStreak(before.length + 1, before.step);
    }

    boolean isOverdone() {
        return length > MOST;
    }

    /** Why the trial is given up, and what helps. */
    String text() {
        return step < 0
                ? ("that was lost attempt %d in a row, %d are made good; with result.live a trial that gets further between them is"
                                + " not given up")
                        .formatted(length, MOST)
                : ("that was lost attempt %d in a row that did not get beyond step %d, %d are made good; save checkpoints more"
                                + " often, or choose nodes that are not taken away")
                        .formatted(length, step, MOST);
    }
}
