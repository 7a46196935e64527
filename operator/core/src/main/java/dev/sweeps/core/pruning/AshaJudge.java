package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.Optional;

/**
 * Decides at the rungs that a trial has reached with its last report and with none before.
 *
 * <p>A sweep asks it about the report with which the trial reached its highest rung, as often as something happens. So, unlike in
 * Optuna, which asks once, a trial that later arrivals overtake before it reaches its next rung is stopped too.
 *
 * @param begun whether enough trials have finished; before that only NaN ends a trial
 */
record AshaJudge(String name, Asha rule, Goal goal, boolean begun, Levels levels) implements TrialJudge {

    @Override
    public Optional<Cause> judge(Contender trial) {
        var curve = trial.curve();
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        var last = Curves.last(curve);
        for (long rung : rule.rungs()) {
            if (last.step() < rung) {
                break;
            }
            if (Curves.firstValueFrom(curve, rung) >= curve.points().size() - 1) {
                var cause = atRung(rung, last.value());
                if (cause.isPresent()) {
                    return cause;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Cause> atRung(long rung, double value) {
        if (Double.isNaN(value)) {
            return Optional.of(Causes.notANumber(name, rung));
        }
        if (rule.promotion() || !begun) {
            return Optional.empty();
        }
        var rivals = levels.at(rung);
        var count = rivals.length;
        if (count <= rule.bootstrap()) {
            var text = "%s: %d trials have come to rung %d, and before %d none goes on"
                    .formatted(name, count, rung, rule.bootstrap() + 1);
            return Optional.of(new Cause(name, rung, value, null, count, text));
        }
        var survivors = Math.max(1, count / rule.eta());
        var threshold = goal == Goal.MAXIMIZE ? rivals[count - survivors] : rivals[survivors - 1];
        if (goal.reaches(value, threshold)) {
            return Optional.empty();
        }
        var text = "%s: %s at rung %d is worse than %s: of %d trials that came there the best %d go on"
                .formatted(name, NumberText.of(value), rung, NumberText.of(threshold), count, survivors);
        return Optional.of(new Cause(name, rung, value, threshold, count, text));
    }

    /** Up to the value at the highest rung; all of it when the last report is no number. */
    @Override
    public Curve moment(Contender trial) {
        var curve = trial.curve();
        if (curve.isEmpty() || Double.isNaN(Curves.last(curve).value())) {
            return curve;
        }
        var end = curve.points().size();
        for (long rung : rule.rungs()) {
            var position = Curves.firstValueFrom(curve, rung);
            if (position == curve.points().size()) {
                break;
            }
            end = position + 1;
        }
        return Curves.head(curve, end);
    }
}
