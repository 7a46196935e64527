package dev.sweeps.core.attempt;

import dev.sweeps.core.history.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a trial came to, as {@link TrialReport} tells it. */
record Outcome(
        @Nullable Double objective,
        Map<String, Double> metrics,
        Map<String, Object> diagnostics,
        List<Finding> findings) {
    static final Outcome NONE = new Outcome(null, Map.of(), Map.of(), List.of());

    static Outcome of(TrialReport stored) {
        return new Outcome(stored.objective(), stored.metrics(), stored.diagnostics(), stored.findings());
    }

    static Outcome of(ResultVerdict verdict) {
        return new Outcome(verdict.objective(), verdict.metrics(), verdict.diagnostics(), verdict.findings());
    }

    /** What a rule of the user found stands beside what was found in the result, which then does not count. */
    Outcome spoiltBy(Finding finding) {
        var others = findings.stream().filter(other -> !other.rule().equals(finding.rule()));
        return new Outcome(
                null,
                metrics,
                diagnostics,
                Stream.concat(Stream.of(finding), others).toList());
    }
}
