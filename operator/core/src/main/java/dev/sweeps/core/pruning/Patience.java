package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Stops a trial whose last {@code reports + 1} values are all worse than its best one before, by more than {@code minDelta}. The
 * decision of Optuna's PatientPruner; its wrapping of another rule is that rule and this one with mode all.
 *
 * @param reports how many reports may pass without a new best one, not negative
 * @param minDelta not negative, in units of the metric
 */
public record Patience(int reports, double minDelta) implements TrialRule {
    public Patience {
        if (reports < 0 || !(minDelta >= 0)) {
            throw new IllegalArgumentException(
                    "reports %d and minDelta %s must not be negative".formatted(reports, minDelta));
        }
    }

    @Override
    public String name() {
        return "patience";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        return trial -> judge(trial.curve(), cohort.goal());
    }

    private Optional<Cause> judge(Curve curve, Goal goal) {
        var size = curve.points().size();
        var split = size - reports - 1;
        if (split <= 0) {
            return Optional.empty();
        }
        var before = Curves.best(curve, goal, 0, split);
        var since = Curves.best(curve, goal, split, size);
        var bar = goal == Goal.MAXIMIZE ? before - minDelta : before + minDelta;
        // Where either has no number nothing is worse.
        if (Double.isNaN(before) || Double.isNaN(since) || goal.reaches(since, bar)) {
            return Optional.empty();
        }
        var step = Curves.last(curve).step();
        var text = "%s: the best of the last %d reports up to step %d is %s, worse than %s from before"
                .formatted(name(), reports + 1, step, NumberText.of(since), NumberText.of(before));
        return Optional.of(new Cause(name(), step, since, bar, 0, text));
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        return DecisiveSteps.tailAndBest(curve, goal, reports + 2);
    }

    /** Every report may decide. */
    @Override
    public boolean decidesNow(Curve curve, Goal goal) {
        return false;
    }
}
