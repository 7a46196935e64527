package dev.sweeps.core.learning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.schedule.Proposal;
import java.util.List;
import java.util.Map;

/** A trial that the pass is about to make, as what it asks for next has to see it. */
final class SoonTrial {
    private SoonTrial() {}

    static TrialRecord of(long index, Proposal.Ready ready) {
        return new TrialRecord(
                "",
                index,
                0,
                ready.parameters(),
                TrialState.PENDING,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                0,
                0,
                false,
                null,
                0,
                0,
                Curve.EMPTY,
                null,
                List.of(),
                null,
                null,
                0,
                ready.lineage());
    }
}
