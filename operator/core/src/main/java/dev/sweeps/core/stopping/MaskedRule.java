package dev.sweeps.core.stopping;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * Ends the sweep when the last {@code consecutive} trials to finish were all masked. Any other trial that says
 * something about the program ends the streak.
 */
public record MaskedRule(int consecutive) implements StopRule {
    public static final String REASON = "MaskedTrials";

    public MaskedRule {
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
        return evidence.streak(consecutive, trial -> trial.state() == TrialState.MASKED)
                .map(this::verdict);
    }

    private StopVerdict verdict(List<TrialRecord> last) {
        var message = "masked again: the last %d finished trials were masked: %s"
                .formatted(consecutive, TrialNames.withNumbers(last, MaskedRule::number));
        return new StopVerdict(Ending.FAILED, REASON, message);
    }

    private static String number(TrialRecord trial) {
        var message = trial.message();
        return message == null ? "masked" : message;
    }
}
