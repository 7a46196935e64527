package dev.sweeps.core.finding;

import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.condition.ConditionCompiler;
import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.condition.Outcome;
import dev.sweeps.core.value.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the conditions of rules. Which names a program reports is not known before it runs, so that any may be read. */
public final class ReportConditions {
    private static final int LISTED = 20;

    private final ConditionCompiler compiler = new ConditionCompiler(
            List.of(Reported.METRICS, Reported.DIAGNOSTICS, Reported.NOT_FINITE, Reported.STEP, Reported.PARAMETERS),
            Set.of(Reported.METRICS, Reported.DIAGNOSTICS, Reported.PARAMETERS));

    private final Set<String> parameters;

    /** @param parameters the dotted names of those of the sweep */
    public ReportConditions(Set<String> parameters) {
        this.parameters = Set.copyOf(parameters);
    }

    /** The condition, or what is wrong with it. */
    public ConditionReading read(String when) {
        return switch (compiler.read(when)) {
            case ConditionReading.Rejected rejected -> rejected;
            case ConditionReading.Ready ready
            when ready.condition().paths().stream().noneMatch(ReportConditions::isReported) ->
                new ConditionReading.Rejected(
                        "reads nothing that is reported; compare a number, such as metrics.grad_norm > 1e6");
            case ConditionReading.Ready ready ->
                unknownParameter(ready.condition()).orElseGet(() -> tried(ready));
        };
    }

    /** The step alone says nothing of how the trial gets on: its length is the business of its time limit. */
    private static boolean isReported(List<String> path) {
        return !path.isEmpty()
                && (Reported.NUMBERS.contains(path.getFirst())
                        || path.getFirst().equals(Reported.NOT_FINITE));
    }

    /** Which parameters there are is known, unlike what is reported. */
    private Optional<ConditionReading> unknownParameter(Condition condition) {
        return condition.paths().stream()
                .filter(path -> path.size() > 1 && path.getFirst().equals(Reported.PARAMETERS))
                .map(path -> String.join(".", path.subList(1, path.size())))
                .filter(name -> parameters.stream()
                        .noneMatch(known ->
                                known.equals(name) || known.startsWith(name + ".") || name.startsWith(known + ".")))
                .findFirst()
                .map(name -> new ConditionReading.Rejected("reads parameters." + name + ", which does not exist"
                        + Spelling.hint(name, parameters) + "; the sweep has "
                        + (parameters.isEmpty()
                                ? "no parameters"
                                : String.join(
                                        ", ",
                                        parameters.stream()
                                                .sorted()
                                                .limit(LISTED)
                                                .toList()))));
    }

    private static boolean isNumber(List<String> path) {
        return path.equals(List.of(Reported.STEP))
                || (path.size() > 1 && path.getFirst().equals(Reported.METRICS));
    }

    /**
     * Metrics are numbers, so that a condition that reads nothing else can be tried before the first trial: CEL finds a metric that is
     * divided by a whole number only when it evaluates that.
     */
    private static ConditionReading tried(ConditionReading.Ready ready) {
        Condition condition = ready.condition();
        if (!condition.paths().stream().allMatch(ReportConditions::isNumber)) {
            return ready;
        }
        Map<String, Double> ones = new LinkedHashMap<>();
        condition.paths().stream()
                .filter(path -> path.size() > 1)
                .forEach(path -> ones.put(String.join(".", path.subList(1, path.size())), 1.0));
        var view = Reported.of(ones, Set.of(), Map.of()).of(1, Map.of()).view();
        return switch (condition.outcome(view)) {
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
