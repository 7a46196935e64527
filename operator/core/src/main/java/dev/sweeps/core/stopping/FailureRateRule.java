package dev.sweeps.core.stopping;

import dev.sweeps.core.history.NumberText;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import java.util.Optional;

/**
 * Ends the sweep when more than {@code ratio} of the last {@code window} trials to finish failed. Unlike a streak it also sees failures
 * with successes between them, and unlike a count it does not add up the rare ones of a long sweep. Trials that were lost to the
 * infrastructure are no observations and do not count.
 *
 * @param ratio from 0, below 1
 * @param minTrials how many must have finished before anything is decided; at most {@code window}
 */
public record FailureRateRule(double ratio, int window, int minTrials) implements StopRule {
    public static final String REASON = "FailureRate";

    public FailureRateRule {
        if (!(ratio >= 0 && ratio < 1) || minTrials < 1 || window < minTrials) {
            throw new IllegalArgumentException(
                    "ratio %s must be from 0 to below 1, minTrials %d positive and window %d not smaller"
                            .formatted(ratio, minTrials, window));
        }
    }

    @Override
    public int lookback() {
        return window;
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        var latest = evidence.latest();
        var last = latest.subList(0, Math.min(window, latest.size()));
        var failed = last.stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .toList();
        if (last.size() < minTrials || failed.size() <= ratio * last.size()) {
            return Optional.empty();
        }
        var message = "%d of the last %d finished trials failed, more than ratio %s: %s"
                .formatted(
                        failed.size(),
                        last.size(),
                        NumberText.of(ratio),
                        TrialNames.withNumbers(failed.reversed(), FailureRateRule::reason));
        return Optional.of(new StopVerdict(Ending.FAILED, REASON, message));
    }

    private static String reason(TrialRecord trial) {
        var reason = trial.reason();
        return reason == null ? "failed" : reason;
    }
}
