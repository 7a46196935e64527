package dev.sweeps.core.attempt;

import dev.sweeps.core.finding.Findings;
import dev.sweeps.core.finding.Reported;
import dev.sweeps.core.history.CacheUse;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.objective.Objectives;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
        @Nullable String checkpoint,
        List<Finding> findings) {

    /** The result file wins over the log. A result that cannot be read is an error even if the log has the objective. */
    static ResultVerdict of(ProgramOutput output, TrialSnapshot trial) {
        return switch (output.result()) {
            case ReportedResult.Parsed parsed -> ofMetrics(parsed, output.stdoutMetrics(), trial);
            case ReportedResult.Absent _ ->
                ofMetrics(new ReportedResult.Parsed(Map.of(), Set.of(), Map.of(), null), output.stdoutMetrics(), trial);
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
            ReportedResult.Parsed result, Map<String, Double> stdoutMetrics, TrialSnapshot trial) {
        var metrics = new LinkedHashMap<String, Double>();
        var invalid = new LinkedHashSet<>(result.invalidMetrics());
        stdoutMetrics.forEach((name, value) -> sort(name, value, metrics, invalid));
        result.metrics().forEach((name, value) -> {
            invalid.remove(name);
            sort(name, value, metrics, invalid);
        });
        metrics.keySet().removeAll(result.invalidMetrics());
        if (CacheUse.of(metrics, result.diagnostics()).isPresent()) {
            var rest = new ReportedResult.Parsed(
                    CacheUse.without(result.metrics()),
                    result.invalidMetrics(),
                    CacheUse.without(result.diagnostics()),
                    result.checkpoint());
            return ofMetrics(rest, CacheUse.without(stdoutMetrics), trial);
        }

        var policy = trial.policy();
        var reported = Reported.of(metrics, invalid, result.diagnostics()).of(trial.step(), trial.parameters());
        var findings = Findings.of(policy.rules(), reported);
        var masked = policy.masked() == null
                ? Optional.<String>empty()
                : policy.masked().judge(metrics, result.diagnostics());
        var verdict = masked.map(
                        why -> verdict(TrialState.MASKED, Reasons.ATTENTION_MASKED, why, null, metrics, result))
                .or(() -> findings.deciding().map(held -> byRule(held, metrics, result)))
                .orElseGet(() -> byObjectives(policy.objectives(), metrics, invalid, result));
        return verdict.with(findings);
    }

    private static ResultVerdict byRule(Findings.Held held, Map<String, Double> metrics, ReportedResult.Parsed result) {
        var state = held.rule().verdict() == Finding.Verdict.MASKED ? TrialState.MASKED : TrialState.FAILED;
        return verdict(state, held.rule().reason(), held.text(), null, metrics, result);
    }

    private static ResultVerdict byObjectives(
            Objectives objectives, Map<String, Double> metrics, Set<String> invalid, ReportedResult.Parsed result) {
        var missing = objectives.metrics().stream()
                .filter(metric -> !metrics.containsKey(metric))
                .toList();
        return missing.isEmpty()
                ? ofNumbers(objectives, metrics, result)
                : withoutNumbers(missing, invalid, metrics, result);
    }

    private ResultVerdict with(Findings found) {
        return new ResultVerdict(
                state, reason, message + found.remarks(), objective, metrics, diagnostics, checkpoint, found.list());
    }

    private static ResultVerdict ofNumbers(
            Objectives objectives, Map<String, Double> metrics, ReportedResult.Parsed result) {
        var objective = objectives.value(metrics);
        if (!Double.isFinite(objective)) {
            var message = "the weighted sum %s is too large to be a number".formatted(ObjectiveText.title(objectives));
            return verdict(TrialState.FAILED, Reasons.OBJECTIVE_NOT_FINITE, message, null, metrics, result);
        }
        var message = ObjectiveText.reported(objectives, metrics);
        return verdict(TrialState.SUCCEEDED, Reasons.OBJECTIVE_REPORTED, message, objective, metrics, result);
    }

    /** A number that was not reported is the worse fault of the two: no other trial will report it either. */
    private static ResultVerdict withoutNumbers(
            List<String> missing, Set<String> invalid, Map<String, Double> metrics, ReportedResult.Parsed result) {
        var absent =
                missing.stream().filter(metric -> !invalid.contains(metric)).toList();
        if (absent.isEmpty()) {
            var message = String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " NaN or infinite";
            return verdict(TrialState.FAILED, Reasons.OBJECTIVE_NOT_FINITE, message, null, metrics, result);
        }
        var message = "the program ended with exit code 0 and did not report %s; it reported: %s"
                .formatted(
                        String.join(", ", absent), metrics.isEmpty() ? "nothing" : String.join(", ", metrics.keySet()));
        return verdict(TrialState.FAILED, Reasons.METRIC_MISSING, message, null, metrics, result);
    }

    private static ResultVerdict verdict(
            TrialState state,
            String reason,
            String message,
            @Nullable Double objective,
            Map<String, Double> metrics,
            ReportedResult.Parsed result) {
        return new ResultVerdict(
                state, reason, message, objective, metrics, result.diagnostics(), result.checkpoint(), List.of());
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
                TrialState.FAILED,
                reason,
                message,
                null,
                Collections.emptyMap(),
                Collections.emptyMap(),
                null,
                List.of());
    }
}
