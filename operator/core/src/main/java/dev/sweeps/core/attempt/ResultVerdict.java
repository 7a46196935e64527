package dev.sweeps.core.attempt;

import dev.sweeps.core.history.NumberText;
import dev.sweeps.core.history.TrialState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the result of a program that ended with exit code 0 makes of its trial. */
record ResultVerdict(
        TrialState state,
        String reason,
        String message,
        @Nullable Double objective,
        Map<String, Double> metrics,
        Map<String, Object> diagnostics,
        @Nullable String checkpoint) {

    /** The result file wins over the log. A result that cannot be read is an error even if the log has the objective. */
    static ResultVerdict of(ProgramOutput output, TrialPolicy policy) {
        return switch (output.result()) {
            case ReportedResult.Parsed parsed -> ofMetrics(parsed, output.stdoutMetrics(), policy);
            case ReportedResult.Absent _ ->
                ofMetrics(
                        new ReportedResult.Parsed(Map.of(), Set.of(), Map.of(), null), output.stdoutMetrics(), policy);
            case ReportedResult.NotJson notJson ->
                unreadable(Reasons.RESULT_NOT_JSON, "the result is not one JSON object: " + notJson.detail());
            case ReportedResult.TooLarge tooLarge ->
                unreadable(
                        Reasons.RESULT_TOO_LARGE,
                        "the result fills its limit of %d bytes, so that it may be cut; report fewer or shorter values"
                                .formatted(tooLarge.limit()));
            case ReportedResult.NotUtf8 _ ->
                unreadable(Reasons.RESULT_NOT_UTF8, "the result is not UTF-8 text; write one JSON object");
        };
    }

    private static ResultVerdict ofMetrics(
            ReportedResult.Parsed result, Map<String, Double> stdoutMetrics, TrialPolicy policy) {
        var metrics = new LinkedHashMap<String, Double>();
        var invalid = new LinkedHashSet<>(result.invalidMetrics());
        stdoutMetrics.forEach((name, value) -> sort(name, value, metrics, invalid));
        result.metrics().forEach((name, value) -> {
            invalid.remove(name);
            sort(name, value, metrics, invalid);
        });
        metrics.keySet().removeAll(result.invalidMetrics());

        var masked = policy.masked() == null
                ? Optional.<String>empty()
                : policy.masked().judge(metrics, result.diagnostics());
        var metric = policy.metric();
        var objective = metrics.get(metric);
        if (masked.isPresent()) {
            return new ResultVerdict(
                    TrialState.MASKED,
                    Reasons.ATTENTION_MASKED,
                    masked.get(),
                    null,
                    metrics,
                    result.diagnostics(),
                    result.checkpoint());
        }
        if (objective != null) {
            return new ResultVerdict(
                    TrialState.SUCCEEDED,
                    Reasons.OBJECTIVE_REPORTED,
                    metric + " is " + NumberText.of(objective),
                    objective,
                    metrics,
                    result.diagnostics(),
                    result.checkpoint());
        }
        var notFinite = invalid.contains(metric);
        var message = notFinite
                ? "%s is NaN or infinite".formatted(metric)
                : "the program ended with exit code 0 and did not report %s; it reported: %s"
                        .formatted(metric, metrics.isEmpty() ? "nothing" : String.join(", ", metrics.keySet()));
        return new ResultVerdict(
                TrialState.FAILED,
                notFinite ? Reasons.OBJECTIVE_NOT_FINITE : Reasons.METRIC_MISSING,
                message,
                null,
                metrics,
                result.diagnostics(),
                result.checkpoint());
    }

    private static void sort(String name, double value, Map<String, Double> finite, Set<String> invalid) {
        if (Double.isFinite(value)) {
            finite.put(name, value);
        } else {
            finite.remove(name);
            invalid.add(name);
        }
    }

    private static ResultVerdict unreadable(String reason, String message) {
        return new ResultVerdict(
                TrialState.FAILED, reason, message, null, Collections.emptyMap(), Collections.emptyMap(), null);
    }
}
