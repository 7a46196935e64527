package dev.sweeps.app.translate;

import dev.sweeps.api.RuleNames;
import dev.sweeps.core.attempt.ProgramFailure;
import dev.sweeps.core.attempt.Reasons;
import dev.sweeps.core.attempt.StopOrder;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.history.NotStarted;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.schedule.Conclusion;
import dev.sweeps.core.stopping.DurationRule;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.GpuHoursRule;
import dev.sweeps.core.stopping.MaskedRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import dev.sweeps.core.stopping.NotLearningRule;
import dev.sweeps.core.stopping.TargetReachedRule;
import dev.sweeps.core.stopping.TooManyFailuresRule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reasons that the operator itself gives: whoever filters by them must not meet what ended by a rule of the user. */
final class TakenReasons {
    /** The rules for single trials, as {@code earlyStop.trial} names them. */
    static final List<String> TRIAL_RULES = List.of(
            "asha",
            "brackets",
            "costQuantile",
            "hyperband",
            "median",
            "patience",
            "percentile",
            "plateau",
            "threshold",
            "wilcoxon");

    /** A trial or a sweep with one of these has ended by the operator's own rules. */
    private static final Set<String> ALWAYS = Stream.concat(
                    Stream.of(
                            Reasons.OBJECTIVE_REPORTED,
                            Reasons.ATTENTION_MASKED,
                            Reasons.METRIC_MISSING,
                            Reasons.RESULT_NOT_JSON,
                            Reasons.RESULT_TOO_LARGE,
                            Reasons.RESULT_NOT_UTF8,
                            Reasons.OBJECTIVE_NOT_FINITE,
                            Reasons.TOO_MANY_DISRUPTIONS,
                            Conclusion.ALL_TRIALS_FINISHED,
                            Conclusion.SEARCH_EXHAUSTED,
                            Conclusion.CACHE_BUILD_FAILED,
                            Conclusion.ALL_TRIALS_FAILED,
                            TargetReachedRule.REASON,
                            MaskedRule.REASON,
                            NotLearningRule.REASON,
                            TooManyFailuresRule.REASON,
                            FailureRateRule.REASON,
                            NoImprovementRule.REASON,
                            DurationRule.REASON,
                            GpuHoursRule.REASON),
                    Stream.of(ProgramFailure.Kind.values()).map(ProgramFailure.Kind::reason))
            .collect(Collectors.toUnmodifiableSet());

    /** So too, but sweeps that began under older versions may have rules that are called like that; see {@link RuleNames}. */
    static final Set<String> OF_NEW_SWEEPS =
            Set.of(TrialRules.ALL_AGREED, StopOrder.SWEEP_ENDED, NotStarted.START_TIMEOUT, NotStarted.WAITED_TOO_LONG);

    private TakenReasons() {}

    /**
     * What is wrong with the name of a rule; empty when nothing is.
     *
     * @param begun whether the sweep has trials: it is not stopped for a name that was free when it began, and the API server lets none be added
     */
    static Optional<String> problem(String name, boolean begun) {
        var reason = FindingRule.reason(name);
        if (ALWAYS.contains(reason) || (OF_NEW_SWEEPS.contains(reason) && !begun)) {
            var taken = new TreeSet<>(ALWAYS);
            taken.addAll(OF_NEW_SWEEPS);
            return Optional.of(text(name, reason, "its reasons", taken));
        }
        return begun || TRIAL_RULES.stream().map(FindingRule::reason).noneMatch(reason::equals)
                ? Optional.empty()
                : Optional.of(text(name, reason, "the names of its rules", TRIAL_RULES));
    }

    private static String text(String name, String reason, String what, Collection<String> taken) {
        return "\"%s\" makes the reason %s, which the operator itself gives: choose another name, for example my-%s; taken are %s %s"
                .formatted(name, reason, name, what, String.join(", ", taken));
    }
}
