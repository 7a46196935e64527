package dev.sweeps.core.stopping;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.NumberText;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.objective.Objectives;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sweep when the last {@code consecutive} trials to finish are all poor: without a usable objective (failed,
 * masked, not finite), poor by a rule of the user, or on the wrong side of the threshold. A trial that misses a constraint is not poor by that.
 *
 * @param threshold maximizing: values up to it are poor, {@value #DEFAULT_THRESHOLD} when absent and there is a single
 *     objective; minimizing: values from it on are poor, none when absent. Of several objectives it is about the number that
 *     stands for a trial
 */
public record NotLearningRule(int consecutive, @Nullable Double threshold) implements StopRule {
    public static final String REASON = "NotLearning";
    public static final double DEFAULT_THRESHOLD = 0.01;

    public NotLearningRule {
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
        return evidence.streak(consecutive, trial -> isPoor(trial, evidence.objectives()))
                .map(last -> verdict(last, evidence));
    }

    private StopVerdict verdict(List<TrialRecord> last, Evidence evidence) {
        var message = "not learning: the last %d finished trials are poor%s: %s"
                .formatted(consecutive, thresholdText(evidence), TrialNames.withNumbers(last, NotLearningRule::number));
        return new StopVerdict(Ending.FAILED, REASON, message);
    }

    private boolean isPoor(TrialRecord trial, Objectives objectives) {
        var objective = trial.objective();
        if (!trial.isRanked() || objective == null || poorBy(trial).isPresent()) {
            return true;
        }
        var limit = effectiveThreshold(objectives);
        if (limit == null) {
            return false;
        }
        return switch (objectives.goal()) {
            case MAXIMIZE -> objective <= limit;
            case MINIMIZE -> objective >= limit;
        };
    }

    private static Optional<Finding> poorBy(TrialRecord trial) {
        return trial.findings().stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.POOR)
                .findFirst();
    }

    private @Nullable Double effectiveThreshold(Objectives objectives) {
        if (threshold != null || !objectives.isSingle() || objectives.goal() == Goal.MINIMIZE) {
            return threshold;
        }
        return DEFAULT_THRESHOLD;
    }

    private String thresholdText(Evidence evidence) {
        var objectives = evidence.objectives();
        var limit = effectiveThreshold(objectives);
        var title = ObjectiveText.title(objectives);
        if (limit == null) {
            return " (no usable %s)".formatted(title);
        }
        var side = objectives.goal() == Goal.MAXIMIZE ? "<=" : ">=";
        return " (%s %s %s, or none)".formatted(title, side, NumberText.of(limit));
    }

    private static String number(TrialRecord trial) {
        var objective = trial.objective();
        if (trial.isRanked() && objective != null) {
            return NumberText.of(objective)
                    + poorBy(trial)
                            .map(finding -> ", poor by rule " + finding.rule())
                            .orElse("");
        }
        var reason = trial.reason();
        return reason == null ? trial.state().name() : reason;
    }
}
