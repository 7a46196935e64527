package dev.sweeps.core.schedule;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.pruning.Cause;
import dev.sweeps.core.pruning.Cohort;
import dev.sweeps.core.pruning.Contender;
import dev.sweeps.core.pruning.TrialRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running trials that the rules end now. Their places are refilled when their pods are gone. */
final class Prunings {
    private Prunings() {}

    /** The user's own rules come first: they may say more of a trial than that it ends. */
    static List<SweepAction> of(SweepSnapshot sweep) {
        var live = LiveStops.of(sweep);
        var stopped = live.stream().map(SweepAction.StopTrial::name).collect(Collectors.toSet());
        return Stream.<SweepAction>concat(
                        live.stream(), byRules(sweep).stream().filter(stop -> !stopped.contains(stop.name())))
                .toList();
    }

    private static List<SweepAction.StopTrial> byRules(SweepSnapshot sweep) {
        var policy = sweep.policy();
        if (policy.trialRules().isEmpty()) {
            return List.of();
        }
        var contenders = sweep.trials().stream()
                .filter(trial -> !trial.curve().isEmpty())
                .sorted(FinishingOrder.EARLIEST_FIRST)
                .map(trial -> contender(trial, policy.objectives()))
                .toList();
        var ended = policy.trialRules()
                .ended(new Cohort(
                        sweep.name(), policy.objectives().each().getFirst().goal(), contenders));
        if (ended.isEmpty()) {
            return List.of();
        }
        var expected = TypicalCost.gpuSeconds(sweep.trials());
        var stops = new ArrayList<SweepAction.StopTrial>();
        for (var end : ended) {
            stops.add(new SweepAction.StopTrial(
                    end.trial(),
                    reason(end.cause()),
                    end.cause().text(),
                    new SweepAction.StopVerdict(end.cause(), expected, null)));
        }
        return stops;
    }

    /** Trials are compared by the metric of their curves, the first objective. */
    private static Contender contender(TrialRecord trial, Objectives objectives) {
        var phase = objectives.isRanked(trial)
                ? Contender.Phase.COMPLETE
                : trial.state() == TrialState.RUNNING && !trial.stopOrdered()
                        ? Contender.Phase.RUNNING
                        : Contender.Phase.OTHER;
        var objective = phase == Contender.Phase.COMPLETE ? (Double) objectives.first(trial) : null;
        return new Contender(trial.name(), trial.index(), phase, trial.curve(), objective, trial.stopStep());
    }

    /** CamelCase: the name of the rule, or that all agreed. */
    private static String reason(Cause cause) {
        var rule = cause.rule();
        return rule.contains("+") ? TrialRules.ALL_AGREED : Character.toUpperCase(rule.charAt(0)) + rule.substring(1);
    }
}
