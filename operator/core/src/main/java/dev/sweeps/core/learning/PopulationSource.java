package dev.sweeps.core.learning;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.schedule.ConfigurationSource;
import dev.sweeps.core.schedule.Proposal;
import java.util.ArrayList;
import java.util.List;

/** Population based training behind the port of the planner, for one pass. Whoever has got an interval in it is busy. */
public final class PopulationSource implements ConfigurationSource {
    private final PopulationSearch search;
    private final Objectives objectives;
    private final List<TrialRecord> trials;

    /**
     * The source.
     *
     * @param trials those that the pass begins with
     */
    public PopulationSource(PopulationSearch search, Objectives objectives, List<TrialRecord> trials) {
        this.search = search;
        this.objectives = objectives;
        this.trials = new ArrayList<>(trials);
    }

    @Override
    public Proposal configuration(long ordinal) {
        var proposal = search.next(objectives, trials, ordinal);
        if (proposal instanceof Proposal.Ready ready) {
            trials.add(SoonTrial.of(ordinal, ready));
        }
        return proposal;
    }
}
