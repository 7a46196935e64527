package dev.sweeps.core.objective;

import dev.sweeps.core.history.NumberText;
import dev.sweeps.core.history.TrialRecord;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objectives and what trials measured of them, in words. */
public final class ObjectiveText {
    private ObjectiveText() {}

    /** {@code accuracy}; {@code 2 accuracy - 0.001 model_kb} for a sum; {@code accuracy, model_kb} for a trade-off. */
    public static String title(Objectives objectives) {
        if (objectives.isSingle() || objectives.isPareto()) {
            return objectives.each().stream().map(Objective::metric).collect(Collectors.joining(", "));
        }
        var text = new StringBuilder();
        for (var objective : objectives.each()) {
            var sign = objective.goal() == objectives.goal() ? " + " : " - ";
            var weight = objective.weight();
            text.append(text.isEmpty() ? "" : sign)
                    .append(weight == null ? "" : NumberText.of(weight) + " ")
                    .append(objective.metric());
        }
        return text.toString();
    }

    /** What a trial measured: {@code accuracy 0.97, model_kb 12}, and with weights {@code (sum 1.93)} after it. */
    public static String values(Objectives objectives, TrialRecord trial) {
        var values = objectives.each().stream()
                .map(objective -> objective.metric() + " " + NumberText.of(objectives.value(objective, trial)))
                .collect(Collectors.joining(", "));
        var sum = trial.objective();
        return objectives.isSingle() || objectives.isPareto() || sum == null
                ? values
                : values + " (sum " + NumberText.of(sum) + ")";
    }

    /** What a program reported: {@code accuracy is 0.97, model_kb is 12; not feasible: latency_ms 31 is above atMost 20}. */
    public static String reported(Objectives objectives, Map<String, Double> metrics) {
        var text = objectives.each().stream()
                .map(objective -> objective.metric() + " is "
                        + NumberText.of(metrics.getOrDefault(objective.metric(), Double.NaN)))
                .collect(Collectors.joining(", "));
        if (!objectives.isSingle() && !objectives.isPareto()) {
            text += "; %s is %s".formatted(title(objectives), NumberText.of(objectives.value(metrics)));
        }
        var missed = missed(objectives, metrics);
        return missed.isEmpty() ? text : text + "; not feasible: " + missed;
    }

    /** {@code accuracy of s-00004 is 0.97: the target 0.95 is reached}, for each objective with a target. */
    public static String reached(Objectives objectives, TrialRecord trial) {
        return objectives.each().stream()
                .flatMap(objective -> Optional.ofNullable(objective.target())
                        .map(target -> "%s of %s is %s: the target %s is reached"
                                .formatted(
                                        objective.metric(),
                                        trial.name(),
                                        NumberText.of(objectives.value(objective, trial)),
                                        NumberText.of(target)))
                        .stream())
                .collect(Collectors.joining("; "));
    }

    /** The constraints that these metrics miss: {@code latency_ms 31 is above atMost 20}; empty when all are kept. */
    public static String missed(Objectives objectives, Map<String, Double> metrics) {
        return objectives.constraints().stream()
                .flatMap(constraint -> {
                    var value = metrics.get(constraint.metric());
                    return value != null && constraint.violation(value) > 0
                            ? Stream.of(constraint.missedBy(value))
                            : Stream.empty();
                })
                .collect(Collectors.joining(", "));
    }
}
