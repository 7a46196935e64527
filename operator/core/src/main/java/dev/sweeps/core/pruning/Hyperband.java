package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.NavigableSet;

/**
 * Hyperband with brackets: successive halving several times over, from a hasty bracket to one that stops hardly anything, with a
 * share of the trials each. Decision for decision that of Optuna's HyperbandPruner.
 *
 * @param minSteps of the first rung of the hastiest bracket, at least 1
 * @param maxSteps of a whole trial
 * @param eta as in {@link Asha}
 * @param bootstrap as in {@link Asha}
 * @param startupTrials none is stopped before so many have finished, in whichever brackets; 0 as in the paper
 */
public record Hyperband(long minSteps, long maxSteps, int eta, int bootstrap, int startupTrials) implements TrialRule {
    public Hyperband {
        if (minSteps < 1 || maxSteps < minSteps || eta < 2 || bootstrap < 0 || startupTrials < 0) {
            throw new IllegalArgumentException(
                    "minSteps %d must be at least 1, maxSteps %d not less, eta %d at least 2, bootstrap %d and startupTrials %d not negative"
                            .formatted(minSteps, maxSteps, eta, bootstrap, startupTrials));
        }
    }

    @Override
    public String name() {
        return "brackets";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        return new HyperbandJudge(this, cohort);
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        return DecisiveSteps.atLevels(curve, Levels.geometric(minSteps, eta));
    }
}
