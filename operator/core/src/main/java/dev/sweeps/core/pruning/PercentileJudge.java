package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares with the values at a step of the trials that are complete. */
final class PercentileJudge implements TrialJudge {
    private final Percentile rule;
    private final Goal goal;
    private final List<Curve> complete;
    private final Intervals coarse;
    /** What complete trials reported at a step: ascending, NaN last. */
    private final Map<Long, double[]> peers = new HashMap<>();

    PercentileJudge(Percentile rule, Cohort cohort) {
        this.rule = rule;
        this.goal = cohort.goal();
        this.complete = cohort.complete().map(Contender::curve).toList();
        var longest = complete.stream()
                .filter(curve -> !curve.isEmpty())
                .mapToLong(curve -> Curves.last(curve).step())
                .max()
                .orElse(0);
        this.coarse = DecisiveSteps.coarsened(rule.intervals(), longest);
    }

    @Override
    public Optional<Cause> judge(Contender trial) {
        var curve = trial.curve();
        if (complete.isEmpty()
                || complete.size() < rule.startupTrials()
                || !rule.intervals().decides(curve)) {
            return Optional.empty();
        }
        var step = Curves.last(curve).step();
        var best = Curves.best(curve, goal);
        if (Double.isNaN(best)) {
            return Optional.of(Causes.notANumber(rule.name(), step));
        }
        var reported = peers.computeIfAbsent(step, this::collect);
        var numbers = (int)
                Arrays.stream(reported).filter(value -> !Double.isNaN(value)).count();
        if (reported.length < rule.minTrials() || numbers == 0) {
            return Optional.empty();
        }
        var threshold = percentile(reported, numbers);
        // Between infinities there is no number, and nothing is worse than that.
        if (Double.isNaN(threshold) || goal.reaches(best, threshold)) {
            return Optional.empty();
        }
        var text = "%s: the best value up to step %d is %s, worse than %s, the %s of %d complete trials at that step"
                .formatted(
                        rule.name(),
                        step,
                        NumberText.of(best),
                        NumberText.of(threshold),
                        rule.name().equals("median")
                                ? "median"
                                : "best " + NumberText.of(rule.percentile()) + " percent",
                        numbers);
        return Optional.of(new Cause(rule.name(), step, best, threshold, numbers, text));
    }

    private double[] collect(long step) {
        return complete.stream()
                .flatMap(curve -> Curves.at(curve, step).stream())
                .mapToDouble(CurvePoint::value)
                .sorted()
                .toArray();
    }

    /** Between the two values around the place (count - 1) q, in the order of operations of NumPy. */
    private double percentile(double[] values, int count) {
        var share = (goal == Goal.MAXIMIZE ? 100 - rule.percentile() : rule.percentile()) / 100;
        var place = (count - 1) * share;
        var low = (int) Math.floor(place);
        var high = Math.min(low + 1, count - 1);
        var part = place - low;
        var gap = values[high] - values[low];
        return part >= 0.5 ? values[high] - gap * (1 - part) : values[low] + gap * part;
    }

    /** At a step that thinned curves of peers still have. */
    @Override
    public Curve moment(Contender trial) {
        var curve = trial.curve();
        for (var position = curve.points().size() - 1; position >= 0; position--) {
            if (coarse.decides(curve, position) && rule.intervals().decides(curve, position)) {
                return Curves.head(curve, position + 1);
            }
        }
        return curve;
    }
}
