package dev.sweeps.app.translate;

import dev.sweeps.api.EarlyStopSpec;
import dev.sweeps.api.MaskedSpec;
import dev.sweeps.api.NotLearningSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.TrialsSpec;
import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.schedule.RunningTrials;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.stopping.DurationRule;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.GpuHoursRule;
import dev.sweeps.core.stopping.MaskedRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import dev.sweeps.core.stopping.NotLearningRule;
import dev.sweeps.core.stopping.TooManyFailuresRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts, budgets and stop rules of a spec. Defaults are those of the schema, for objects whose parents were left out. */
sealed interface Policies {
    int CONSECUTIVE_POOR = 5;
    int CONSECUTIVE_MASKED = 3;
    int TOP_K = 3;
    double FAILURE_RATIO = 0.5;
    int FAILURE_WINDOW = 20;
    int FAILURE_TRIALS = 10;
    int IMPROVEMENT_TRIALS = 20;
    double IMPROVEMENT_DELTA = 0.01;

    record Ready(SweepPolicy policy) implements Policies {}

    record Rejected(List<Problem> problems) implements Policies {}

    /** The policy of a spec, or what is wrong with it; {@code begun}: whether its sweep has trials. */
    static Policies of(SweepSpec spec, boolean begun) {
        var wrong = ObjectiveSpecs.problem(spec);
        if (wrong.isPresent()) {
            return new Rejected(List.of(wrong.get()));
        }
        var budget = spec.budget();
        var text = budget == null ? null : budget.duration();
        var duration = text == null ? null : Durations.parse(text).orElse(null);
        if (text != null && (duration == null || duration.isZero())) {
            return new Rejected(List.of(new Problem(
                    "budget.duration",
                    "\"" + text + "\" is not a duration above zero; write for example 12h, 1h30m or 90s")));
        }
        var trashFor = spec.keep() == null ? null : spec.keep().trashFor();
        if (trashFor != null
                && Durations.parse(trashFor).filter(time -> !time.isNegative()).isEmpty()) {
            return new Rejected(List.of(new Problem(
                    "keep.trashFor", "\"" + trashFor + "\" is not a duration; write for example 10m, 2d or 0s")));
        }
        var rules = UserRules.of(spec, begun);
        if (!rules.problems().isEmpty()) {
            return new Rejected(rules.problems());
        }
        var trials = spec.trials();
        var limits = TimeLimits.problems(trials);
        if (!limits.isEmpty()) {
            return new Rejected(limits);
        }
        return new Ready(new SweepPolicy(
                ObjectiveSpecs.of(spec),
                trials == null || trials.max() == null ? null : Long.valueOf(trials.max()),
                trials == null ? 1 : Objects.requireNonNullElse(trials.parallel(), 1),
                samples(trials),
                masked(spec.earlyStop()),
                rules.streaks(),
                notLearning(spec.earlyStop()),
                trials == null || trials.maxFailed() == null ? null : new TooManyFailuresRule(trials.maxFailed()),
                failureRate(spec.earlyStop()),
                noImprovement(spec.earlyStop()),
                duration == null ? null : new DurationRule(duration),
                budget == null || budget.gpuHours() == null
                        ? null
                        : new GpuHoursRule(budget.gpuHours(), !Boolean.FALSE.equals(budget.forecast())),
                RulesForTrials.of(spec.earlyStop()),
                LiveRules.of(rules.rules()),
                spec.whenStopped() == dev.sweeps.api.RunningTrials.DRAIN ? RunningTrials.DRAIN : RunningTrials.CANCEL,
                // Of none the best one is known all the same.
                spec.keep() == null
                        ? TOP_K
                        : Math.max(1, Objects.requireNonNullElse(spec.keep().topK(), TOP_K)),
                Boolean.TRUE.equals(spec.suspend())));
    }

    static int samples(@Nullable TrialsSpec trials) {
        return trials == null ? 1 : Objects.requireNonNullElse(trials.samples(), 1);
    }

    private static @Nullable MaskedRule masked(@Nullable EarlyStopSpec rules) {
        var spec = rules == null ? null : rules.masked();
        var given = spec == null ? new MaskedSpec(null, null, null) : spec;
        return Boolean.FALSE.equals(given.enabled())
                ? null
                : new MaskedRule(Objects.requireNonNullElse(given.consecutive(), CONSECUTIVE_MASKED));
    }

    private static @Nullable NotLearningRule notLearning(@Nullable EarlyStopSpec rules) {
        var spec = rules == null ? null : rules.notLearning();
        var given = spec == null ? new NotLearningSpec(null, null, null) : spec;
        return Boolean.FALSE.equals(given.enabled())
                ? null
                : new NotLearningRule(
                        Objects.requireNonNullElse(given.consecutive(), CONSECUTIVE_POOR), given.threshold());
    }

    private static @Nullable FailureRateRule failureRate(@Nullable EarlyStopSpec rules) {
        var spec = rules == null ? null : rules.failureRate();
        return spec == null
                ? null
                : new FailureRateRule(
                        Objects.requireNonNullElse(spec.ratio(), FAILURE_RATIO),
                        Objects.requireNonNullElse(spec.window(), FAILURE_WINDOW),
                        Objects.requireNonNullElse(spec.minTrials(), FAILURE_TRIALS));
    }

    private static @Nullable NoImprovementRule noImprovement(@Nullable EarlyStopSpec rules) {
        var spec = rules == null ? null : rules.noImprovement();
        return spec == null
                ? null
                : new NoImprovementRule(
                        Objects.requireNonNullElse(spec.trials(), IMPROVEMENT_TRIALS),
                        Objects.requireNonNullElse(spec.minDelta(), IMPROVEMENT_DELTA));
    }
}
