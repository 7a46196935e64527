package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares with the line through the completed trials; scores are oriented so that larger is better. */
final class CostQuantileJudge implements TrialJudge {
    /** Beyond so many times the longest trial that pays, a trial has to be nearly as good as the best one. */
    private static final double OVERTIME = 1.2;
    /** How far below the best score, relative to its size, a trial in overtime may be. */
    private static final double OVERTIME_SLACK = 0.1;

    private final CostQuantile rule;
    private final double sign;
    private final List<Scored> results;
    private final @Nullable QuantileLine line;
    private final double longest;
    private final double best;

    CostQuantileJudge(CostQuantile rule, Cohort cohort) {
        this.rule = rule;
        this.sign = cohort.goal() == Goal.MAXIMIZE ? 1 : -1;
        this.results =
                cohort.complete().flatMap(trial -> scored(trial).stream()).toList();
        var ready = results.size() >= rule.minTrials();
        this.line = ready ? QuantileLine.through(results, rule.quantile()) : null;
        this.longest = Scored.longestThatPays(results);
        this.best = results.stream().mapToDouble(Scored::score).max().orElse(Double.NaN);
    }

    private Optional<Scored> scored(Contender trial) {
        var objective = trial.objective();
        if (objective == null || !Double.isFinite(objective) || trial.curve().isEmpty()) {
            return Optional.empty();
        }
        var steps = Curves.last(trial.curve()).step();
        return steps > 0 ? Optional.of(new Scored((double) steps, sign * objective)) : Optional.empty();
    }

    @Override
    public Optional<Cause> judge(Contender trial) {
        var curve = trial.curve();
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        var step = Curves.last(curve).step();
        if (Double.isNaN(Curves.last(curve).value())) {
            return Optional.of(Causes.notANumber(rule.name(), step));
        }
        if (line == null || step < 1 || step < rule.grace() * longest) {
            return Optional.empty();
        }
        var overtime = step > OVERTIME * longest;
        var bar = overtime ? best - OVERTIME_SLACK * Math.abs(best) : line.at((double) step);
        var score = Math.max(sign * Curves.last(curve).value(), recent(curve));
        if (score >= bar) {
            return Optional.empty();
        }
        var text = "%s: %s at step %d is worse than %s, %s"
                .formatted(
                        rule.name(),
                        NumberText.of(sign * score),
                        step,
                        NumberText.of(sign * bar),
                        overtime
                                ? "nearly the best result: no longer trial has paid so far"
                                : "which %s of %d complete trials missed for their length"
                                        .formatted(NumberText.of(rule.quantile()), results.size()));
        return Optional.of(new Cause(rule.name(), step, sign * score, sign * bar, results.size(), text));
    }

    private double recent(Curve curve) {
        var points = curve.points();
        return points.stream()
                .skip(Math.max(0, points.size() - CostQuantile.SMOOTHED))
                .mapToDouble(CurvePoint::value)
                .filter(value -> !Double.isNaN(value))
                .map(value -> sign * value)
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }
}
