package dev.sweeps.core.schedule;

import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.stopping.DurationRule;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.FindingStreakRule;
import dev.sweeps.core.stopping.GpuHoursRule;
import dev.sweeps.core.stopping.MaskedRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import dev.sweeps.core.stopping.NotLearningRule;
import dev.sweeps.core.stopping.TooManyFailuresRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Sweeps for tests: maximizing, without rules unless they are added. */
final class Policies {
    private @Nullable Long max;
    private int parallel;
    private int samples = 1;
    private @Nullable Objectives objectives;
    private @Nullable Double target;
    private @Nullable Integer masked;
    private List<FindingStreakRule> findings = List.of();
    private @Nullable Integer notLearning;
    private @Nullable Integer maxFailed;
    private @Nullable FailureRateRule failureRate;
    private @Nullable NoImprovementRule noImprovement;
    private @Nullable Duration duration;
    private @Nullable Double gpuHours;
    private boolean forecast;
    private TrialRules trialRules = TrialRules.NONE;
    private LiveRules liveRules = LiveRules.NONE;
    private RunningTrials whenStopped = RunningTrials.CANCEL;
    private boolean suspended;
    private long configurations = Long.MAX_VALUE;
    private @Nullable Proposal always;

    private Policies(long max, int parallel) {
        this.max = max;
        this.parallel = parallel;
    }

    static Policies of(long max, int parallel) {
        return new Policies(max, parallel);
    }

    Policies withoutMax() {
        max = null;
        return this;
    }

    Policies withParallel(int count) {
        parallel = count;
        return this;
    }

    Policies withSamples(int count) {
        samples = count;
        return this;
    }

    Policies withObjectives(Objectives several) {
        objectives = several;
        return this;
    }

    Policies withTarget(double value) {
        target = value;
        return this;
    }

    Policies withStreaks(@Nullable Integer maskedStreak, @Nullable Integer poorStreak) {
        masked = maskedStreak;
        notLearning = poorStreak;
        return this;
    }

    Policies withFindings(FindingStreakRule... rules) {
        findings = List.of(rules);
        return this;
    }

    Policies withMaxFailed(int count) {
        maxFailed = count;
        return this;
    }

    Policies withFailureRate(FailureRateRule rule) {
        failureRate = rule;
        return this;
    }

    Policies withNoImprovement(NoImprovementRule rule) {
        noImprovement = rule;
        return this;
    }

    Policies withDuration(Duration budget) {
        duration = budget;
        return this;
    }

    Policies withGpuHours(double hours) {
        gpuHours = hours;
        return this;
    }

    Policies forecasting() {
        forecast = true;
        return this;
    }

    Policies withTrialRules(TrialRules rules) {
        trialRules = rules;
        return this;
    }

    Policies withLiveRules(FindingRule... rules) {
        liveRules = LiveRules.of(List.of(rules));
        return this;
    }

    Policies draining() {
        whenStopped = RunningTrials.DRAIN;
        return this;
    }

    Policies paused() {
        suspended = true;
        return this;
    }

    Policies withConfigurations(long count) {
        configurations = count;
        return this;
    }

    /** The search works on its next configuration. */
    Policies thinking() {
        always = new Proposal.NotYet();
        return this;
    }

    /** The search has nothing before an open trial has ended. */
    Policies busy() {
        always = new Proposal.AfterNextEnd();
        return this;
    }

    SweepPolicy policy() {
        return new SweepPolicy(
                objectives == null
                        ? new Objectives(List.of(new Objective("reward", Goal.MAXIMIZE, null, target)), List.of())
                        : objectives,
                max,
                parallel,
                samples,
                masked == null ? null : new MaskedRule(masked),
                findings,
                notLearning == null ? null : new NotLearningRule(notLearning, null),
                maxFailed == null ? null : new TooManyFailuresRule(maxFailed),
                failureRate,
                noImprovement,
                duration == null ? null : new DurationRule(duration),
                gpuHours == null ? null : new GpuHoursRule(gpuHours, forecast),
                trialRules,
                liveRules,
                whenStopped,
                3,
                suspended);
    }

    SweepSnapshot sweep(TrialRecord... trials) {
        return sweep(List.of(trials), 0, 0, Trials.START, null, null);
    }

    SweepSnapshot sweep(
            List<TrialRecord> trials,
            long nextIndex,
            long confirmedMissing,
            @Nullable Instant startedAt,
            @Nullable Conclusion conclusion,
            @Nullable Instant completedAt) {
        return new SweepSnapshot(
                "s", policy(), source(), trials, nextIndex, confirmedMissing, startedAt, conclusion, completedAt, null);
    }

    private ConfigurationSource source() {
        var answer = always;
        return answer == null ? new Counted(configurations) : ignored -> answer;
    }

    /** Configurations {@code {n: ordinal}}. */
    record Counted(long count) implements ConfigurationSource {
        static final String CHOSEN_BY = "counting";

        @Override
        public Proposal configuration(long ordinal) {
            return ordinal < count ? new Proposal.Ready(Map.of("n", ordinal), CHOSEN_BY) : new Proposal.Exhausted();
        }

        @Override
        public OptionalLong size() {
            return count == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(count);
        }
    }
}
