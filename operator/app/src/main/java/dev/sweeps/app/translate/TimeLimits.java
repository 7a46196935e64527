package dev.sweeps.app.translate;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.TrialsSpec;
import dev.sweeps.core.attempt.AttemptLimits;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits of time in {@code spec.trials}. */
final class TimeLimits {
    private static final String SUSPENDED = "Suspended";
    /** A hundred years: what is added to a time must not leave the range of times. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private TimeLimits() {}

    /** Limits that cannot be read are none: {@link #problems} has refused them. */
    static AttemptLimits of(Sweep sweep) {
        var trials = sweep.getSpec().trials();
        return new AttemptLimits(
                trials == null || isSuspended(sweep) ? null : duration(trials.waitTimeout()),
                goesOnSince(sweep),
                duration(startTimeout(trials)),
                trials == null ? null : duration(trials.timeout()));
    }

    /** What the schema lets through and is no duration: one that is too long to be counted. */
    static List<Problem> problems(@Nullable TrialsSpec trials) {
        var problems = new ArrayList<Problem>();
        if (trials != null) {
            check("trials.startTimeout", trials.startTimeout(), problems);
            check("trials.waitTimeout", trials.waitTimeout(), problems);
        }
        return problems;
    }

    private static void check(String field, @Nullable String text, List<Problem> problems) {
        if (text != null && duration(text) == null && !isNone(text)) {
            problems.add(new Problem(
                    field, "\"" + text + "\" is not a duration of 100 years at most; write for example 15m or 1h30m"));
        }
    }

    private static String startTimeout(@Nullable TrialsSpec trials) {
        return trials == null || trials.startTimeout() == null
                ? TrialsSpec.DEFAULT_START_TIMEOUT
                : trials.startTimeout();
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null
                ? null
                : Durations.parse(text)
                        .filter(duration -> duration.isPositive() && duration.compareTo(LONGEST) <= 0)
                        .orElse(null);
    }

    private static boolean isNone(String text) {
        return Durations.parse(text).filter(Duration::isZero).isPresent();
    }

    /** The condition follows the spec by a moment: as long as it holds, nobody has written when the sweep went on. */
    private static boolean isSuspended(Sweep sweep) {
        return Boolean.TRUE.equals(sweep.getSpec().suspend())
                || suspension(sweep)
                        .filter(condition -> "True".equals(condition.getStatus()))
                        .isPresent();
    }

    private static @Nullable Instant goesOnSince(Sweep sweep) {
        return suspension(sweep)
                .map(condition -> TrialRecords.instant(condition.getLastTransitionTime()))
                .orElse(null);
    }

    private static Optional<Condition> suspension(Sweep sweep) {
        var status = sweep.getStatus();
        return status == null || status.conditions() == null
                ? Optional.empty()
                : status.conditions().stream()
                        .filter(condition -> SUSPENDED.equals(condition.getType()))
                        .findFirst();
    }
}
