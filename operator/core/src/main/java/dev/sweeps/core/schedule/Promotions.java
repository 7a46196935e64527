package dev.sweeps.core.schedule;

import dev.sweeps.core.history.Rung;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.pruning.Asha;
import dev.sweeps.core.pruning.Cause;
import dev.sweeps.core.pruning.Climber;
import dev.sweeps.core.pruning.Ladder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pauses trials at rungs and continues them, where the sweep asks for successive halving with promotion. */
final class Promotions {
    private final SweepSnapshot sweep;
    private final Tally tally;
    private final Optional<Ladder> ladder;

    private Promotions(SweepSnapshot sweep, Tally tally, Optional<Ladder> ladder) {
        this.sweep = sweep;
        this.tally = tally;
        this.ladder = ladder;
    }

    static Promotions of(SweepSnapshot sweep, Tally tally) {
        var policy = sweep.policy();
        var ladder = policy.trialRules()
                .promotion()
                .map(rule -> new Ladder(
                        rule,
                        policy.objectives().each().getFirst().goal(),
                        sweep.trials().stream()
                                .filter(trial -> !trial.curve().isEmpty())
                                .sorted(Comparator.comparingLong(TrialRecord::index))
                                .map(Promotions::climber)
                                .toList()));
        return new Promotions(sweep, tally, ladder);
    }

    private static Climber climber(TrialRecord trial) {
        var phase = trial.stopOrdered()
                ? Climber.Phase.OTHER
                : trial.state() == TrialState.RUNNING
                        ? Climber.Phase.RUNNING
                        : trial.isPaused() ? Climber.Phase.PAUSED : Climber.Phase.OTHER;
        return new Climber(trial.name(), trial.index(), phase, trial.curve(), trial.rung(), trial.stopStep());
    }

    /** The paused trials that take free places, before new ones are made; as many as the budget pays for. */
    List<SweepAction> continued(long affordable) {
        if (sweep.policy().suspended()) {
            return List.of();
        }
        var held = tally.live().stream().filter(TrialRecord::isHeld).count();
        var free = sweep.policy().parallel() - (tally.counts().live() - held);
        return continued(Math.min(free, affordable), false);
    }

    /** The paused trial that is to reach the end, when nothing else is left to be done. */
    List<SweepAction> closing(Refill refill) {
        return !sweep.policy().suspended() && tally.counts().live() == 0 && isClosing(refill)
                ? continued(1, true)
                : List.of();
    }

    private List<SweepAction> continued(long places, boolean closing) {
        return ladder.stream()
                .flatMap(all -> all.promotions(places, closing).stream())
                .map(Promotions::action)
                .toList();
    }

    /** What becomes of running trials that have come to a rung. */
    List<SweepAction> arrivals(Refill refill) {
        var closing = tally.counts().live() == 1 && isClosing(refill);
        return ladder.stream()
                .flatMap(all -> all.arrivals(closing).stream())
                .map(Promotions::action)
                .toList();
    }

    private boolean isClosing(Refill refill) {
        var max = sweep.policy().maxTrials();
        var full = max != null && tally.counts().created() >= max;
        return (full || refill.exhausted())
                && refill.trials().isEmpty()
                && tally.ranking().top().isEmpty();
    }

    private static SweepAction action(Ladder.Verdict verdict) {
        return new SweepAction.MoveAtRung(verdict.trial(), verdict.move(), verdict.cause());
    }

    /** The end of the paused trials, once that of the sweep is decided: they hold nothing that could be drained. */
    List<SweepAction> left() {
        var expected = TypicalCost.gpuSeconds(sweep.trials());
        return tally.paused().stream()
                .filter(trial -> !trial.stopOrdered())
                .<SweepAction>map(trial -> {
                    var cause = cause(trial);
                    return new SweepAction.StopTrial(
                            trial.name(),
                            Asha.REASON,
                            cause.text(),
                            new SweepAction.StopVerdict(cause, expected, null));
                })
                .toList();
    }

    private Cause cause(TrialRecord trial) {
        return ladder.map(all -> all.left(climber(trial))).orElseGet(() -> {
            var step = Optional.ofNullable(trial.rung()).map(Rung::step).orElse(0L);
            var text = "asha: it was paused at rung %d and not continued before the sweep ended".formatted(step);
            return new Cause("asha", step, Double.NaN, null, 0, text);
        });
    }
}
