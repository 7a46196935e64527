package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.stopping.Ending;
import dev.sweeps.core.stopping.Evidence;
import dev.sweeps.core.stopping.GpuHoursRule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a sweep ends: by a rule, or because there is nothing left to try. */
final class Conclusions {
    private Conclusions() {}

    /** The first rule, in the order of the policy, that wants to end the sweep. */
    static Optional<Conclusion> byRule(SweepPolicy policy, Tally tally, @Nullable Instant startedAt, Instant now) {
        var evidence = new Evidence(
                policy.objectives(),
                tally.latest(),
                tally.reached(),
                tally.counts().failed(),
                tally.gpuSecondsUsed(),
                startedAt,
                now);
        return policy.rules().stream()
                .flatMap(rule -> rule.judge(evidence).stream())
                .findFirst()
                .map(verdict -> new Conclusion(verdict.ending(), verdict.reason(), verdict.message(), now));
    }

    /** The end because the data of a trial that waits for it could not be built, if the user wants that. */
    static Optional<Conclusion> byFailedBuild(SweepSnapshot sweep, Tally tally, Instant now) {
        return sweep.gate()
                .flatMap(gate -> tally.live().stream()
                        .filter(TrialRecord::isHeld)
                        .flatMap(trial -> gate.failure(trial).stream())
                        .findFirst())
                .map(why -> new Conclusion(Ending.FAILED, Conclusion.CACHE_BUILD_FAILED, why, now));
    }

    /**
     * The end when nothing runs and what is left of the budget does not pay for another trial. A suspended sweep starts none anyway, and
     * its budget may still be raised.
     */
    static Optional<Conclusion> byForecast(SweepPolicy policy, Tally tally, Forecast forecast, Instant now) {
        return policy.suspended() || tally.counts().live() > 0 || forecast.trials() > 0
                ? Optional.empty()
                : Optional.of(new Conclusion(Ending.COMPLETE, GpuHoursRule.REASON, forecast.spent(), now));
    }

    /** The end when every trial is finished and no further one may or can be created. */
    static Optional<Conclusion> byCompletion(SweepPolicy policy, Tally tally, Refill refill, Instant now) {
        var counts = tally.counts();
        var max = policy.maxTrials();
        var full = max != null && counts.created() >= max;
        if (counts.live() > 0 || !refill.trials().isEmpty() || !(full || refill.exhausted())) {
            return Optional.empty();
        }
        var finals = Sentences.finals(counts.withoutPaused());
        var top = tally.ranking().top();
        if (top.isEmpty() && counts.created() > 0) {
            var message = "none of the %d finished trials has a usable %s: %s"
                    .formatted(counts.created(), ObjectiveText.title(policy.objectives()), finals);
            return Optional.of(new Conclusion(Ending.FAILED, Conclusion.ALL_TRIALS_FAILED, message, now));
        }
        var message = "%s finished: %s".formatted(Sentences.trials(counts.created()), finals);
        if (!top.isEmpty()) {
            message += "; " + Sentences.best(policy.objectives(), tally.ranking());
        }
        if (full || max == null) {
            return Optional.of(new Conclusion(Ending.COMPLETE, Conclusion.ALL_TRIALS_FINISHED, message, now));
        }
        return Optional.of(new Conclusion(
                Ending.COMPLETE,
                Conclusion.SEARCH_EXHAUSTED,
                message + "; the search has no further configuration (max is " + max + ")",
                now));
    }
}
