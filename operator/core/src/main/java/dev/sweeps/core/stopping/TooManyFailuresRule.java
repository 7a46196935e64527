package dev.sweeps.core.stopping;

import java.util.Optional;

/** Ends the sweep when more than {@code maxFailed} trials failed: with 10, the eleventh failure ends it (as in Katib). */
public record TooManyFailuresRule(int maxFailed) implements StopRule {
    public static final String REASON = "TooManyFailures";

    public TooManyFailuresRule {
        if (maxFailed < 0) {
            throw new IllegalArgumentException("maxFailed " + maxFailed + " must not be negative");
        }
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        if (evidence.failed() <= maxFailed) {
            return Optional.empty();
        }
        var message = "%d trials failed, more than maxFailed %d".formatted(evidence.failed(), maxFailed);
        return Optional.of(new StopVerdict(Ending.FAILED, REASON, message));
    }
}
