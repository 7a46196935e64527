package dev.sweeps.core.attempt;

import dev.sweeps.core.history.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds trials whose attention was unusable: it fell back, or was all zero, for more than {@code ratio} of the teams.
 * Without a positive {@code n_teams} nothing is masked.
 */
public record MaskedCheck(double ratio) {
    private static final String TEAMS = "n_teams";
    private static final List<String> COUNTS = List.of("attention_fallback_count", "all_zero_count");

    public MaskedCheck {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("ratio " + ratio + " must be between 0 and 1");
        }
    }

    /** The sentence that says why the trial is masked, or empty. */
    Optional<String> judge(Map<String, Double> metrics, Map<String, Object> diagnostics) {
        var teams = number(TEAMS, metrics, diagnostics).orElse(0);
        if (!(teams > 0)) {
            return Optional.empty();
        }
        return COUNTS.stream()
                .flatMap(name -> number(name, metrics, diagnostics).stream()
                        .filter(count -> count > ratio * teams)
                        .mapToObj(count -> "%s %s of %s teams, more than ratio %s"
                                .formatted(name, NumberText.of(count), NumberText.of(teams), NumberText.of(ratio))))
                .findFirst();
    }

    private static OptionalDouble number(String name, Map<String, Double> metrics, Map<String, Object> diagnostics) {
        if (diagnostics.get(name) instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        var metric = metrics.get(name);
        return metric == null ? OptionalDouble.empty() : OptionalDouble.of(metric);
    }
}
