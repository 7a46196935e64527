package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.NavigableSet;

/** A rule that can end a single trial. */
public sealed interface TrialRule
        permits Asha, Hyperband, WandbHyperband, Percentile, Patience, Threshold, Wilcoxon, CostQuantile, Plateau {

    /** The name of its field in the spec. */
    String name();

    /** The rule over the trials of a sweep. */
    TrialJudge over(Cohort cohort);

    /** The steps of {@code curve} that the rule needs, now or later, of this trial or as a peer of others. */
    NavigableSet<Long> decisiveSteps(Curve curve, Goal goal);

    /** Whether the last point of {@code curve}, which is not empty, is one at which the rule decides, as it does at some points only. */
    default boolean decidesNow(Curve curve, Goal goal) {
        return decisiveSteps(curve, goal).contains(Curves.last(curve).step());
    }
}
