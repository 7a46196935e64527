package dev.sweeps.core.schedule;

import dev.sweeps.core.cache.CacheEntry;
import dev.sweeps.core.cache.CacheGate;
import dev.sweeps.core.history.CachePart;
import dev.sweeps.core.history.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the free places among the parallel trials out: first to trials that were held for the batch cache and may start now, then
 * to new ones. A new trial whose data is not there yet is made all the same and held, up to as many as may run, so that trials
 * whose data is there are found behind it.
 */
final class Intake {
    private final @Nullable CacheGate gate;
    private final List<SweepAction> others = new ArrayList<>();
    private long free;
    private long mayBeHeld;

    private Intake(@Nullable CacheGate gate, long free, long mayBeHeld) {
        this.gate = gate;
        this.free = free;
        this.mayBeHeld = mayBeHeld;
    }

    /**
     * The places that are free.
     *
     * @param taken how many of them go to paused trials
     */
    static Intake of(SweepSnapshot sweep, TrialCounts counts, int taken) {
        var held = sweep.trials().stream()
                .filter(trial -> trial.isHeld() && !trial.stopOrdered())
                .sorted(Comparator.comparingLong(TrialRecord::index))
                .toList();
        var parallel = sweep.policy().parallel();
        var intake = new Intake(
                sweep.gate().orElse(null),
                parallel - taken - (counts.live() - held.size()),
                (long) parallel - held.size());
        held.forEach(intake::admit);
        return intake;
    }

    /** Whether a further trial may be made. */
    boolean hasRoom() {
        return free > 0 && mayBeHeld > 0;
    }

    SweepAction.CreateTrial create(long index, int sample, Proposal.Ready ready) {
        var parameters = ready.parameters();
        if (gate == null) {
            free--;
            return new SweepAction.CreateTrial(index, sample, parameters, ready.chosenBy(), null, ready.lineage());
        }
        var key = gate.key(parameters);
        var waitsFor =
                switch (gate.enter(key)) {
                    case CacheEntry.Open() -> {
                        free--;
                        yield null;
                    }
                    case CacheEntry.Closed closed -> {
                        mayBeHeld--;
                        if (closed.build()) {
                            others.add(new SweepAction.BuildCache(key, parameters));
                        }
                        yield closed.waitsFor();
                    }
                };
        return new SweepAction.CreateTrial(
                index,
                sample,
                parameters,
                ready.chosenBy(),
                new CachePart(gate.place(), key, waitsFor, null),
                ready.lineage());
    }

    /** What else is to be done: held trials to start, data to build. */
    List<SweepAction> others() {
        return others;
    }

    private void admit(TrialRecord trial) {
        var cache = trial.cache();
        switch (gate == null || cache == null ? new CacheEntry.Open() : gate.enter(cache.key())) {
            case CacheEntry.Open() -> {
                if (free > 0) {
                    free--;
                    mayBeHeld++;
                    others.add(new SweepAction.StartTrial(trial.name()));
                }
            }
            case CacheEntry.Closed closed -> {
                if (closed.build() && cache != null) {
                    others.add(new SweepAction.BuildCache(cache.key(), trial.parameters()));
                }
            }
        }
    }
}
