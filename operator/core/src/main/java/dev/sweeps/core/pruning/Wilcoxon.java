package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * For trials whose steps are folds or seeds: stops one that is worse than the best complete trial on the steps that both have, by
 * Wilcoxon's signed-rank test, unless its mean is as good. Decision for decision that of Optuna's WilcoxonPruner.
 *
 * @param pThreshold stops below this probability, 0 to 1
 * @param minPairs so many steps must be in common; at least 2 are needed in any case
 */
public record Wilcoxon(double pThreshold, int minPairs) implements TrialRule {
    private static final int FEWEST_PAIRS = 2;
    private static final int MOST_FOLDS = 256;

    public Wilcoxon {
        if (!(pThreshold >= 0 && pThreshold <= 1) || minPairs < 0) {
            throw new IllegalArgumentException(
                    "pThreshold %s must be from 0 to 1, minPairs %d not negative".formatted(pThreshold, minPairs));
        }
    }

    @Override
    public String name() {
        return "wilcoxon";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        var best = cohort.best();
        return trial -> best.flatMap(leader -> judge(trial.curve(), leader, cohort.goal()));
    }

    private Optional<Cause> judge(Curve curve, Contender leader, Goal goal) {
        if (!isFinite(curve) || !isFinite(leader.curve())) {
            return Optional.empty();
        }
        var sign = goal == Goal.MAXIMIZE ? -1 : 1;
        var worse = curve.points().stream()
                .flatMap(point -> Curves.at(leader.curve(), point.step()).stream()
                        .map(other -> sign * (point.value() - other.value())))
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (worse.length < Math.max(FEWEST_PAIRS, minPairs)) {
            return Optional.empty();
        }
        var mean = mean(curve);
        var bar = mean(leader.curve());
        var probability = SignedRank.probabilityOfMore(worse);
        if (!(probability < pThreshold) || goal.reaches(mean, bar)) {
            return Optional.empty();
        }
        var step = Curves.last(curve).step();
        var text = "%s: a mean of %s is worse than %s of %s, p = %.3g on %d common steps"
                .formatted(name(), NumberText.of(mean), NumberText.of(bar), leader.name(), probability, worse.length);
        return Optional.of(new Cause(name(), step, mean, bar, 1, text));
    }

    private static boolean isFinite(Curve curve) {
        return !curve.isEmpty()
                && curve.points().stream().mapToDouble(CurvePoint::value).allMatch(Double::isFinite);
    }

    /** Added up in order, as Python does. */
    private static double mean(Curve curve) {
        var sum = 0.0;
        for (var point : curve.points()) {
            sum += point.value();
        }
        return sum / curve.points().size();
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        var steps = new TreeSet<Long>();
        curve.points().stream().limit(MOST_FOLDS).forEach(point -> steps.add(point.step()));
        return steps;
    }
}
