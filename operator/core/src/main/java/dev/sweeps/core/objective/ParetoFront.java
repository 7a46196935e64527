package dev.sweeps.core.objective;

import dev.sweeps.core.history.TrialRecord;
import java.util.List;

/**
 * The trials that no feasible trial dominates: whoever wants one objective better than they have it must take another one worse.
 *
 * @param trials in the order of the ranking; at least one
 * @param knee the one nearest to the best value of every objective, each measured as a share of its range on the front
 */
public record ParetoFront(List<TrialRecord> trials, TrialRecord knee) {
    public ParetoFront {
        trials = List.copyOf(trials);
    }
}
