package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.NavigableSet;

/**
 * Protein's rule (PufferLib): a line {@code a + b ln(steps)} through the results of completed trials, so that a quantile of them
 * lies below it; a trial that is below the line at its own step is stopped. It compares trials of different lengths.
 *
 * @param quantile of completed trials below the line, between 0 and 1; Protein has 0.3
 * @param minTrials so many must be complete before the rule decides, at least 2; Protein has 30
 * @param grace part of the longest trial that pays, before which none is stopped, 0 to 1; Protein has 0.3
 */
public record CostQuantile(double quantile, int minTrials, double grace) implements TrialRule {
    /** Reports whose mean excuses a bad last one. */
    static final int SMOOTHED = 30;

    public CostQuantile {
        if (!(quantile > 0 && quantile < 1) || minTrials < 2 || !(grace >= 0 && grace <= 1)) {
            throw new IllegalArgumentException(
                    "quantile %s must be between 0 and 1, minTrials %d at least 2, grace %s from 0 to 1"
                            .formatted(quantile, minTrials, grace));
        }
    }

    @Override
    public String name() {
        return "costQuantile";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        return new CostQuantileJudge(this, cohort);
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        return DecisiveSteps.tailAndBest(curve, goal, SMOOTHED);
    }

    /** Every report may decide. */
    @Override
    public boolean decidesNow(Curve curve, Goal goal) {
        return false;
    }
}
