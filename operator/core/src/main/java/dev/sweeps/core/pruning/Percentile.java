package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.NavigableSet;

/**
 * Stops a trial whose best value so far is worse than a percentile of the values that completed trials had at the same step.
 * Decision for decision that of Optuna's PercentilePruner; with 50 its MedianPruner.
 *
 * @param name median or percentile
 * @param percentile of trials that may go on, 0 to 100
 * @param startupTrials so many must be complete before the rule decides
 * @param minTrials so many of them must have a value at the step, at least 1
 */
public record Percentile(String name, double percentile, int startupTrials, Intervals intervals, int minTrials)
        implements TrialRule {
    private static final double MEDIAN = 50;

    public Percentile {
        if (!(percentile >= 0 && percentile <= 100) || startupTrials < 0 || minTrials < 1) {
            throw new IllegalArgumentException(
                    "percentile %s must be from 0 to 100, startupTrials %d not negative, minTrials %d at least 1"
                            .formatted(percentile, startupTrials, minTrials));
        }
    }

    public static Percentile median(int startupTrials, Intervals intervals, int minTrials) {
        return new Percentile("median", MEDIAN, startupTrials, intervals, minTrials);
    }

    public static Percentile of(double percentile, int startupTrials, Intervals intervals, int minTrials) {
        return new Percentile("percentile", percentile, startupTrials, intervals, minTrials);
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        return new PercentileJudge(this, cohort);
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        return DecisiveSteps.onGrid(curve, goal, intervals);
    }

    @Override
    public boolean decidesNow(Curve curve, Goal goal) {
        return DecisiveSteps.coarsened(intervals, Curves.last(curve).step()).decides(curve);
    }
}
