package dev.sweeps.core.finding;

import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.condition.ConditionCompiler;
import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.condition.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the conditions of rules. Which names a program reports is not known before it runs, so that any may be read. */
public final class ReportConditions {
    private final ConditionCompiler compiler = new ConditionCompiler(
            List.of(Reported.METRICS, Reported.DIAGNOSTICS, Reported.NOT_FINITE),
            Set.of(Reported.METRICS, Reported.DIAGNOSTICS));

    /** The condition, or what is wrong with it. */
    public ConditionReading read(String when) {
        return switch (compiler.read(when)) {
            case ConditionReading.Rejected rejected -> rejected;
            case ConditionReading.Ready ready
            when ready.condition().paths().isEmpty() ->
                new ConditionReading.Rejected(
                        "reads nothing that is reported; compare a number, such as metrics.grad_norm > 1e6");
            case ConditionReading.Ready ready -> tried(ready);
        };
    }

    /**
     * Metrics are numbers, so that a condition that reads nothing else can be tried before the first trial: CEL finds a metric that is
     * divided by a whole number only when it evaluates that.
     */
    private static ConditionReading tried(ConditionReading.Ready ready) {
        Condition condition = ready.condition();
        if (!condition.paths().stream()
                .allMatch(path -> path.size() > 1 && path.getFirst().equals(Reported.METRICS))) {
            return ready;
        }
        Map<String, Double> ones = new LinkedHashMap<>();
        condition.paths().forEach(path -> ones.put(String.join(".", path.subList(1, path.size())), 1.0));
        return switch (condition.outcome(Reported.of(ones, Set.of(), Map.of()).view())) {
            case Outcome.Decided _ -> ready;
            case Outcome.NotBoolean(String type) ->
                new ConditionReading.Rejected(
                        "gives " + type + "; a condition has to be true or false, such as metrics.grad_norm > 1e6");
            case Outcome.Fault fault ->
                fault.absent()
                        ? ready
                        : new ConditionReading.Rejected("cannot be evaluated: " + fault.message()
                                + "; metrics are fractions: calculate with 2.0 instead of 2");
        };
    }
}
