package dev.sweeps.core.stopping;

import dev.sweeps.core.history.NumberText;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.objective.Ranking;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ends the sweep as complete when the last {@code trials} trials to finish have made the best objective better by no more than
 * {@code minDelta} times the spread of all objectives.
 *
 * <p>The bar is Ax's (ax/global_stopping/strategies/improvement.py at 038c9cd, ImprovementGlobalStoppingStrategy): the interquartile
 * range of what feasible trials measured. A fixed bar, as that of Optuna's BestValueStagnationEvaluator or of bbotk's stagnation
 * terminator, would need the user to know the scale of the metric; standard deviation or range would be set by the one diverged trial
 * that most sweeps have. Other than in Ax a trial without an objective counts among the last ones: it has not made anything better.
 *
 * <p>Silent before {@code 2 * trials} trials have finished, before a feasible trial stands before the last ones, and where objectives
 * are traded off, which have no single best.
 *
 * @param minDelta a share of the spread; 0: any gain counts
 */
public record NoImprovementRule(int trials, double minDelta) implements StopRule {
    public static final String REASON = "NoImprovement";

    public NoImprovementRule {
        if (trials < 1 || !(minDelta >= 0 && Double.isFinite(minDelta))) {
            throw new IllegalArgumentException(
                    "trials %d must be positive and minDelta %s not negative".formatted(trials, minDelta));
        }
    }

    /** All: the best trial may be the first one. */
    @Override
    public int lookback() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        var objectives = evidence.objectives();
        var all = evidence.latest();
        if (objectives.isPareto() || all.size() < 2L * trials) {
            return Optional.empty();
        }
        return best(all.subList(trials, all.size()), objectives).flatMap(before -> best(all, objectives)
                .flatMap(now -> verdict(before, now, Spread.of(feasible(all, objectives)), evidence)));
    }

    private Optional<StopVerdict> verdict(TrialRecord before, TrialRecord now, double spread, Evidence evidence) {
        var objectives = evidence.objectives();
        double gain = objectives.loss(value(before)) - objectives.loss(value(now));
        if (!Double.isFinite(spread) || gain > minDelta * spread) {
            return Optional.empty();
        }
        var title = ObjectiveText.title(objectives);
        var message = gain > 0
                ? "no improvement: the last %d of %d finished trials took the best %s from %s (%s) to %s (%s), which is not more than minDelta %s times the spread %s (interquartile range)"
                        .formatted(
                                trials,
                                evidence.latest().size(),
                                title,
                                number(before),
                                before.name(),
                                number(now),
                                now.name(),
                                NumberText.of(minDelta),
                                NumberText.rounded(spread))
                : "no improvement: none of the last %d of %d finished trials has a better %s than %s (%s)%s"
                        .formatted(
                                trials,
                                evidence.latest().size(),
                                title,
                                before.name(),
                                number(before),
                                nearest(evidence));
        return Optional.of(new StopVerdict(Ending.COMPLETE, REASON, message));
    }

    private String nearest(Evidence evidence) {
        return best(evidence.latest().subList(0, trials), evidence.objectives())
                .map(trial -> "; the best of them is %s (%s)".formatted(trial.name(), number(trial)))
                .orElse("; none of them has one that counts");
    }

    private static Optional<TrialRecord> best(List<TrialRecord> trials, Objectives objectives) {
        return Ranking.of(feasible(trials, objectives), objectives, 1).top().stream()
                .findFirst();
    }

    private static List<TrialRecord> feasible(List<TrialRecord> trials, Objectives objectives) {
        return trials.stream()
                .filter(trial -> objectives.isRanked(trial) && objectives.isFeasible(trial))
                .toList();
    }

    private static double value(TrialRecord trial) {
        return Objects.requireNonNull(trial.objective(), "only ranked trials are compared");
    }

    private static String number(TrialRecord trial) {
        return NumberText.of(value(trial));
    }
}
