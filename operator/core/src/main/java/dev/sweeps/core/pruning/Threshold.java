package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops a trial that reports NaN or a value outside of bounds, as Optuna's ThresholdPruner does.
 *
 * @param lower smaller values stop; absent: none do
 * @param upper larger values stop; absent: none do
 */
public record Threshold(@Nullable Double lower, @Nullable Double upper, Intervals intervals) implements TrialRule {
    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        return new TrialJudge() {
            @Override
            public Optional<Cause> judge(Contender trial) {
                var curve = trial.curve();
                return curve.isEmpty()
                        ? Optional.empty()
                        : at(curve, curve.points().size() - 1);
            }

            /** Up to the first report out of bounds: it decides also when better ones follow. */
            @Override
            public Curve moment(Contender trial) {
                var curve = trial.curve();
                for (var position = 0; position < curve.points().size(); position++) {
                    if (at(curve, position).isPresent()) {
                        return Curves.head(curve, position + 1);
                    }
                }
                return curve;
            }
        };
    }

    private Optional<Cause> at(Curve curve, int position) {
        if (!intervals.decides(curve, position)) {
            return Optional.empty();
        }
        var step = curve.points().get(position).step();
        var value = curve.points().get(position).value();
        if (Double.isNaN(value)) {
            return Optional.of(Causes.notANumber(name(), step));
        }
        if (lower != null && value < lower) {
            return Optional.of(outside(step, value, lower, "below"));
        }
        if (upper != null && value > upper) {
            return Optional.of(outside(step, value, upper, "above"));
        }
        return Optional.empty();
    }

    private Cause outside(long step, double value, double bound, String side) {
        var text =
                "%s: %s at step %d is %s %s".formatted(name(), NumberText.of(value), step, side, NumberText.of(bound));
        return new Cause(name(), step, value, bound, 0, text);
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        var steps = DecisiveSteps.tailAndBest(curve, goal, 1);
        for (var position = 0; position < curve.points().size(); position++) {
            if (at(curve, position).isPresent()) {
                steps.add(curve.points().get(position).step());
                break;
            }
        }
        return steps;
    }

    @Override
    public boolean decidesNow(Curve curve, Goal goal) {
        return at(curve, curve.points().size() - 1).isPresent();
    }
}
