package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.List;
import java.util.NavigableSet;

/**
 * Asynchronous successive halving (Li et al., arXiv 1810.05934) in its stopping form, decision for decision that of Optuna's
 * SuccessiveHalvingPruner: a trial that reaches a rung goes on when it is among the best {@code floor(n / eta)} of the n trials
 * there, itself included, and as the best one when that is less than one. Rungs are at {@code minSteps * eta^k}.
 *
 * <p>With promotion it is the algorithm of the paper (Alg. 2) instead: a trial that is not among the best {@code floor(n / eta)} of a
 * rung is paused there and may be continued later, which is what {@link Ladder} decides. As a rule that ends trials it then only ends
 * those that report NaN.
 *
 * @param minSteps of the first rung, at least 1
 * @param eta one of so many goes on, at least 2
 * @param bootstrap a trial that finds no more than so many at its rung, itself included, is stopped; 0 as a rule
 * @param startupTrials none is stopped before so many have finished; 0 as in the paper
 * @param promotion whether trials are paused and continued instead of stopped, from the first on
 */
public record Asha(long minSteps, int eta, int bootstrap, int startupTrials, boolean promotion) implements TrialRule {
    /** The reason of trials that it pauses, continues or ends. */
    public static final String REASON = "Asha";

    /** The stopping form, without trials to wait for. */
    public Asha(long minSteps, int eta, int bootstrap) {
        this(minSteps, eta, bootstrap, 0, false);
    }

    /** The form with promotion. */
    public static Asha promoting(long minSteps, int eta) {
        return new Asha(minSteps, eta, 0, 0, true);
    }

    public Asha {
        if (minSteps < 1 || eta < 2 || bootstrap < 0 || startupTrials < 0) {
            throw new IllegalArgumentException(
                    "minSteps %d must be at least 1, eta %d at least 2, bootstrap %d and startupTrials %d not negative"
                            .formatted(minSteps, eta, bootstrap, startupTrials));
        }
    }

    @Override
    public String name() {
        return "asha";
    }

    List<Long> rungs() {
        return Levels.geometric(minSteps, eta);
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        return new AshaJudge(name(), this, cohort.goal(), cohort.hasComplete(startupTrials), new Levels(cohort));
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        return DecisiveSteps.atLevels(curve, rungs());
    }
}
