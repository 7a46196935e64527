package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a sweep will still take, from the mean run time of its finished trials. */
final class Estimate {
    private Estimate() {}

    /**
     * The work that is left (whole trials that have not started, rests of running ones; most paused ones will not be continued) spread over {@code parallel},
     * at most until {@code deadline}. Empty when no trial has finished or the number of trials is not known, unless
     * there is a deadline.
     */
    static Optional<Duration> remaining(
            SweepPolicy policy, Tally tally, @Nullable Long total, @Nullable Instant deadline, Instant now) {
        var untilDeadline = Optional.ofNullable(deadline).map(end -> notNegative(Duration.between(now, end)));
        if (total == null || !tally.hasRunTimes()) {
            return untilDeadline;
        }
        var counts = tally.counts();
        var notRunning = Math.max(0, total - counts.finished() - counts.paused() - counts.running());
        var work = notRunning * tally.meanRunSeconds() + restOfRunning(tally, now);
        var atOnce = Math.max(1, Math.min(policy.parallel(), notRunning + counts.running()));
        var estimate = Duration.ofSeconds(Math.round(work / atOnce));
        return Optional.of(
                untilDeadline.filter(end -> end.compareTo(estimate) < 0).orElse(estimate));
    }

    private static double restOfRunning(Tally tally, Instant now) {
        var rest = 0.0;
        for (var trial : tally.live()) {
            if (trial.state() == TrialState.RUNNING) {
                var startedAt = trial.startedAt();
                var age =
                        startedAt == null ? 0 : Duration.between(startedAt, now).toMillis() / 1000.0;
                rest += Math.max(0, tally.meanRunSeconds() - Math.max(0, age));
            }
        }
        return rest;
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
