package dev.sweeps.core.schedule;

import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.finding.Findings;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.pruning.Cause;
import java.util.List;
import java.util.stream.Stream;

/** The running trials that rules of the user end now, by what each has reported last. */
final class LiveStops {
    private final SweepSnapshot sweep;

    private LiveStops(SweepSnapshot sweep) {
        this.sweep = sweep;
    }

    static List<SweepAction.StopTrial> of(SweepSnapshot sweep) {
        if (sweep.policy().liveRules().isEmpty()) {
            return List.of();
        }
        var stops = new LiveStops(sweep);
        return sweep.trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING && !trial.stopOrdered())
                .flatMap(stops::stop)
                .toList();
    }

    private Stream<SweepAction.StopTrial> stop(TrialRecord trial) {
        var latest = trial.latest();
        return latest == null
                ? Stream.empty()
                : sweep
                        .policy()
                        .liveRules()
                        .judge(latest, trial.parameters())
                        .map(held -> stop(trial, latest, held))
                        .stream();
    }

    private SweepAction.StopTrial stop(TrialRecord trial, LatestReport latest, Findings.Held held) {
        var rule = held.rule();
        var text = "at step %d %s".formatted(latest.step(), held.text());
        var cause = new Cause(rule.name(), latest.step(), value(latest, held), null, 0, text);
        var finding = new Finding(rule.name(), rule.verdict(), held.numbers());
        return new SweepAction.StopTrial(
                trial.name(),
                rule.reason(),
                text,
                new SweepAction.StopVerdict(cause, TypicalCost.gpuSeconds(sweep.trials()), finding));
    }

    /** The number that decided where the rule reads a single one; all of them stand in the text. */
    private static double value(LatestReport latest, Findings.Held held) {
        var values = held.rule().metrics().stream()
                .flatMap(name -> Stream.ofNullable(latest.metrics().get(name)))
                .toList();
        return values.size() == 1 ? values.getFirst() : Double.NaN;
    }
}
