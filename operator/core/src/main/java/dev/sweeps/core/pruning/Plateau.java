package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Stops a trial that hardly gets better any more, unless it is among the leaders: its best value improved over the last reports
 * by less than a part of the range that the best values of all trials span.
 *
 * @param reports over which the gain is measured, at least 1
 * @param minGain part of the range, 0 to 1
 * @param leaders so many of the best trials are never stopped, not negative
 */
public record Plateau(int reports, double minGain, int leaders) implements TrialRule {
    public Plateau {
        if (reports < 1 || !(minGain >= 0 && minGain <= 1) || leaders < 0) {
            throw new IllegalArgumentException(
                    "reports %d must be at least 1, minGain %s from 0 to 1, leaders %d not negative"
                            .formatted(reports, minGain, leaders));
        }
    }

    @Override
    public String name() {
        return "plateau";
    }

    @Override
    public TrialJudge over(Cohort cohort) {
        var goal = cohort.goal();
        var bests = cohort.contenders().stream()
                .mapToDouble(trial -> Curves.best(trial.curve(), goal))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return trial -> judge(trial.curve(), goal, bests);
    }

    private Optional<Cause> judge(Curve curve, Goal goal, double[] bests) {
        var split = curve.points().size() - reports;
        if (split <= 0 || bests.length == 0) {
            return Optional.empty();
        }
        var before = Curves.best(curve, goal, 0, split);
        var now = Curves.best(curve, goal);
        var gain = Math.abs(now - before);
        var bar = minGain * (bests[bests.length - 1] - bests[0]);
        if (!(gain < bar) || isLeader(now, goal, bests)) {
            return Optional.empty();
        }
        var step = Curves.last(curve).step();
        var text =
                "%s: the best value %s at step %d has gained %s over the last %d reports, less than %s of the range of %d trials"
                        .formatted(
                                name(),
                                NumberText.of(now),
                                step,
                                NumberText.of(gain),
                                reports,
                                NumberText.of(minGain),
                                bests.length);
        return Optional.of(new Cause(name(), step, gain, bar, bests.length, text));
    }

    private boolean isLeader(double value, Goal goal, double[] bests) {
        return Arrays.stream(bests)
                        .filter(other -> goal.compare(other, value) < 0)
                        .count()
                < leaders;
    }

    @Override
    public NavigableSet<Long> decisiveSteps(Curve curve, Goal goal) {
        return DecisiveSteps.tailAndBest(curve, goal, reports + 1);
    }

    /** Every report may decide. */
    @Override
    public boolean decidesNow(Curve curve, Goal goal) {
        return false;
    }
}
