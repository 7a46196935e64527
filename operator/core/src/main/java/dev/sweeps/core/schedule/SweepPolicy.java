package dev.sweeps.core.schedule;

import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.stopping.DurationRule;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.FindingStreakRule;
import dev.sweeps.core.stopping.GpuHoursRule;
import dev.sweeps.core.stopping.MaskedRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import dev.sweeps.core.stopping.NotLearningRule;
import dev.sweeps.core.stopping.StopRule;
import dev.sweeps.core.stopping.TargetReachedRule;
import dev.sweeps.core.stopping.TooManyFailuresRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of a sweep. An absent rule is switched off.
 *
 * @param maxTrials how many trials may exist, samples counted one by one; absent: until the search is exhausted
 * @param parallel how many trials may be live at once
 * @param samples how many trials each configuration gets; fixed for the life of a sweep
 * @param findings rules of the user that end the sweep
 * @param trialRules that end single trials
 * @param liveRules of the user that do
 * @param topK how many of the best trials are reported
 */
public record SweepPolicy(
        Objectives objectives,
        @Nullable Long maxTrials,
        int parallel,
        int samples,
        @Nullable MaskedRule masked,
        List<FindingStreakRule> findings,
        @Nullable NotLearningRule notLearning,
        @Nullable TooManyFailuresRule tooManyFailures,
        @Nullable FailureRateRule failureRate,
        @Nullable NoImprovementRule noImprovement,
        @Nullable DurationRule duration,
        @Nullable GpuHoursRule gpuHours,
        TrialRules trialRules,
        LiveRules liveRules,
        RunningTrials whenStopped,
        int topK,
        boolean suspended) {

    public SweepPolicy {
        findings = List.copyOf(findings);
        if (parallel < 1 || samples < 1 || topK < 1 || (maxTrials != null && maxTrials < 0)) {
            throw new IllegalArgumentException(
                    "parallel %d, samples %d, topK %d must be positive and maxTrials %s not negative"
                            .formatted(parallel, samples, topK, maxTrials));
        }
    }

    /**
     * The rules in the order in which they win when several apply: a success first, then the more specific failure
     * (masked trials are poor ones too).
     */
    public List<StopRule> rules() {
        var target = objectives.hasTarget() ? new TargetReachedRule() : null;
        return Stream.of(
                        Stream.of(target, masked),
                        findings.stream(),
                        Stream.of(notLearning, tooManyFailures, failureRate, noImprovement, duration, gpuHours))
                .<@Nullable StopRule>flatMap(rules -> rules)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** How many trials there will be at most; absent when nobody knows. */
    @Nullable
    Long plannedTrials(ConfigurationSource source) {
        var size = source.size();
        if (size.isEmpty()) {
            return maxTrials;
        }
        var all = saturatedProduct(size.getAsLong(), samples);
        return maxTrials == null ? all : Math.min(maxTrials, all);
    }

    private static long saturatedProduct(long left, long right) {
        return Math.multiplyHigh(left, right) == 0 && left * right >= 0 ? left * right : Long.MAX_VALUE;
    }
}
