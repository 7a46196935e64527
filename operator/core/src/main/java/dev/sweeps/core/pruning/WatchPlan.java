package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.Watch;
import dev.sweeps.core.history.Goal;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What has to be seen of running trials so that the rules can decide.
 *
 * @param metric whose values make the curves
 * @param rules none: no curve is needed
 */
public record WatchPlan(String metric, Goal goal, List<TrialRule> rules) implements Watch {
    public WatchPlan {
        rules = List.copyOf(rules);
    }

    /**
     * The steps of {@code curve} that no thinning may drop. Their number is bounded whatever the length of the curve, and it may be
     * asked again of the thinned curve and what has come since.
     */
    @Override
    public NavigableSet<Long> protectedSteps(Curve curve) {
        var steps = new TreeSet<Long>();
        rules.forEach(rule -> steps.addAll(rule.decisiveSteps(curve, goal)));
        return steps;
    }

    /** Where any report may decide (patience, say) this is false: those are stored as soon as reports are collected. */
    @Override
    public boolean decides(Curve curve) {
        return !curve.isEmpty() && rules.stream().anyMatch(rule -> rule.decidesNow(curve, goal));
    }
}
