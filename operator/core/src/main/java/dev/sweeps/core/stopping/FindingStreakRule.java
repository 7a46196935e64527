package dev.sweeps.core.stopping;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialRecord;
import java.util.Optional;

/**
 * Ends the sweep when a rule of the user held for each of the last {@code consecutive} trials to finish.
 *
 * @param rule its name
 * @param reason CamelCase
 */
public record FindingStreakRule(String rule, String reason, int consecutive) implements StopRule {
    public FindingStreakRule {
        if (consecutive < 1) {
            throw new IllegalArgumentException("consecutive " + consecutive + " must be at least 1");
        }
    }

    @Override
    public int lookback() {
        return consecutive;
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        var latest = evidence.latest();
        if (latest.size() < consecutive) {
            return Optional.empty();
        }
        var last = latest.subList(0, consecutive);
        if (!last.stream().allMatch(trial -> finding(trial).isPresent())) {
            return Optional.empty();
        }
        var message = "rule %s held for the last %d finished trials: %s"
                .formatted(rule, consecutive, TrialNames.withNumbers(last.reversed(), trial -> finding(trial)
                        .map(Finding::numbers)
                        .filter(numbers -> !numbers.isEmpty())
                        .orElse("held")));
        return Optional.of(new StopVerdict(Ending.FAILED, reason, message));
    }

    private Optional<Finding> finding(TrialRecord trial) {
        return trial.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst();
    }
}
