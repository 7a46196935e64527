package dev.sweeps.core.stopping;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialRecord;
import java.util.List;
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
        return evidence.streak(consecutive, trial -> finding(trial).isPresent()).map(this::verdict);
    }

    private StopVerdict verdict(List<TrialRecord> last) {
        var message = "rule %s held for the last %d finished trials: %s"
                .formatted(rule, consecutive, TrialNames.withNumbers(last, trial -> finding(trial)
                        .map(Finding::numbers)
                        .filter(numbers -> !numbers.isEmpty())
                        .orElse("held")));
        return new StopVerdict(Ending.FAILED, reason, message);
    }

    private Optional<Finding> finding(TrialRecord trial) {
        return trial.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst();
    }
}
