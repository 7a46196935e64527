package dev.sweeps.core.learning;

import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.schedule.Proposal;

/** A trial that the pass is about to make, as what it asks for next has to see it. */
final class SoonTrial {
    private SoonTrial() {}

    static TrialRecord of(long index, Proposal.Ready ready) {
        return TrialDraft.of("", index)
                .parameters(ready.parameters())
                .lineage(ready.lineage())
                .build();
    }
}
