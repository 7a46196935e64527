package dev.sweeps.core.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the keeper's next pass is due. While a sweep runs a pass takes in what has finished since the last one. */
public final class PassTimes {
    /** Between the end of a pass and the next one of a sweep that runs: a pod each time. */
    static final Duration SPACING = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Of a sweep that is over: about seven hours. Then only an edit of the spec makes it try again. */
    static final int MOST_FAILURES = 20;

    private PassTimes() {}

    /** Whether a sweep that is over has no further pass for having failed so often. */
    public static boolean hasGivenUp(int failures) {
        return failures >= MOST_FAILURES;
    }

    /** Earliest start of a pass, whatever it would do; empty when there is none any more. */
    public static Optional<Instant> earliest(PassRecord record, boolean last) {
        var end = record.lastEnd();
        if (last && hasGivenUp(record.failures())) {
            return Optional.empty();
        }
        if (end == null) {
            // A short sweep has one pass, at its end.
            var began = record.began();
            return Optional.of(last || began == null ? Instant.EPOCH : began.plus(SPACING));
        }
        if (record.failures() > 0) {
            var again = end.plus(backoff(record.failures()));
            var next = record.nextDelete();
            // What is deleted then may make the space that was missing.
            return Optional.of(next == null || next.isAfter(again) ? again : later(next, end.plus(SPACING)));
        }
        return Optional.of(last ? end : end.plus(SPACING));
    }

    /** When the pass for {@code list} is due; empty when it would change nothing. */
    public static Optional<Instant> due(PassRecord record, KeepList list) {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        return earliest(record, list.last())
                .flatMap(earliest -> list.digest().equals(record.applied())
                        ? Optional.ofNullable(record.nextDelete()).map(due -> later(due, earliest))
                        : Optional.of(earliest));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Duration backoff(int failures) {
        var doubled = SPACING.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
