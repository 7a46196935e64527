package dev.sweeps.core.stopping;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Ends the sweep as complete when its time is spent, counted from its start; suspended time counts. */
public record DurationRule(Duration budget) implements StopRule {
    public static final String REASON = "DurationSpent";

    public DurationRule {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("duration " + budget + " must be positive");
        }
    }

    /** When the time of a sweep is spent that started at {@code startedAt}. */
    public Instant deadline(Instant startedAt) {
        return startedAt.plus(budget);
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        var startedAt = evidence.startedAt();
        if (startedAt == null || evidence.now().isBefore(deadline(startedAt))) {
            return Optional.empty();
        }
        var message = "the duration of %s since %s is spent".formatted(text(), startedAt);
        return Optional.of(new StopVerdict(Ending.COMPLETE, REASON, message));
    }

    private String text() {
        var parts = budget.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
        return parts.isEmpty() ? "0s" : parts;
    }
}
