package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which indices are used up. Below the stored {@code nextIndex} every trial was seen once: one that is missing there was
 * deleted, and its index is not used again. From there on a missing trial was never created (its creation failed, or
 * nobody lived to do it), and creating it is made good.
 *
 * <p>Index 0 counts as seen only together with index 1, because {@code nextIndex} becomes 1 before the first trial is
 * created: that closes the parameters of the sweep in time.
 */
final class Indices {
    private final Set<Long> beyond = new HashSet<>();
    private final long missing;
    private final long seenBelow;

    private Indices(List<TrialRecord> trials, long nextIndex) {
        var before = nextIndex <= 1 ? 0 : nextIndex;
        var present = 0L;
        for (var trial : trials) {
            if (trial.index() < before) {
                present++;
            } else {
                beyond.add(trial.index());
            }
        }
        var next = before;
        while (beyond.contains(next)) {
            next++;
        }
        this.missing = before - present;
        this.seenBelow = next;
    }

    static Indices of(SweepSnapshot sweep) {
        return new Indices(sweep.trials(), sweep.nextIndex());
    }

    /** How many trials were seen once and are not in the list. */
    long missing() {
        return missing;
    }

    /** Every trial below this index was seen once. */
    long seenBelow() {
        return seenBelow;
    }

    /** The first index from {@code index} on that is free to be created. */
    long freeFrom(long index) {
        var free = Math.max(index, seenBelow);
        while (beyond.contains(free)) {
            free++;
        }
        return free;
    }
}
