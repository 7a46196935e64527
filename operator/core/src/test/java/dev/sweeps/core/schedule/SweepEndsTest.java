package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.stopping.Ending;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.FindingStreakRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a sweep is over, and what becomes of its trials then. */
class SweepEndsTest {
    private static final Instant NOW = Trials.START.plusSeconds(100);

    @Test
    void completesWhenAllTrialsHaveFinished() {
        var sweep = Policies.of(3, 2).sweep(Trials.succeeded(0, 0.5), Trials.failed(1), Trials.succeeded(2, 0.7));

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().state()).isEqualTo(SweepState.COMPLETE);
        assertThat(plan.report().reason()).isEqualTo("AllTrialsFinished");
        assertThat(plan.report().message())
                .isEqualTo("3 trials finished: 2 succeeded, 1 failed; best reward 0.7 by s-00002");
        assertThat(plan.report().completedAt())
                .as("the end of the last trial, not the time at which somebody looked")
                .isEqualTo(Trials.START.plusSeconds(2));
        assertThat(plan.report().elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(plan.nextDeadline()).isNull();
    }

    @Test
    void failsWhenNoTrialHasAnObjective() {
        var sweep = Policies.of(2, 2).sweep(Trials.failed(0), Trials.masked(1));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.FAILED);
        assertThat(report.reason()).isEqualTo("AllTrialsFailed");
        assertThat(report.message()).isEqualTo("none of the 2 finished trials has a usable reward: 1 masked, 1 failed");
    }

    @Test
    void aGridThatIsDoneWithoutMaxIsFinished() {
        var sweep = Policies.of(1, 2)
                .withoutMax()
                .withConfigurations(2)
                .sweep(Trials.succeeded(0, 1), Trials.succeeded(1, 2));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.reason()).isEqualTo("AllTrialsFinished");
        assertThat(report.total()).isEqualTo(2);
    }

    @Test
    void aSearchThatEndsBeforeMaxIsExhausted() {
        var sweep = Policies.of(9, 2).withConfigurations(2).sweep(Trials.succeeded(0, 1), Trials.succeeded(1, 2));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.COMPLETE);
        assertThat(report.reason()).isEqualTo("SearchExhausted");
        assertThat(report.message()).endsWith("; the search has no further configuration (max is 9)");
    }

    @Test
    void anEarlyConclusionIsStoredBeforeTrialsAreEnded() {
        var policy = Policies.of(50, 2).withTarget(0.9);
        var trials = List.of(Trials.succeeded(0, 0.95), Trials.running(1));

        var first = SweepPlanner.plan(policy.sweep(trials, 2, 0, Trials.START, null, null), NOW);
        var conclusion = first.report().conclusion();
        var second = SweepPlanner.plan(policy.sweep(trials, 2, 0, Trials.START, conclusion, null), NOW);

        assertThat(first.actions()).isEmpty();
        assertThat(first.nextDeadline()).isEqualTo(NOW);
        assertThat(first.report().state()).isEqualTo(SweepState.RUNNING);
        assertThat(second.actions())
                .containsExactly(new SweepAction.StopTrial(
                        "s-00001",
                        "SweepEnded",
                        "the sweep ended: TargetReached: reward of s-00000 is 0.95: the target 0.9 is reached",
                        null));
        assertThat(second.report().message())
                .isEqualTo("ending: reward of s-00000 is 0.95: the target 0.9 is reached; "
                        + "1 live trials are being ended");
    }

    @Test
    void aTradeOffEndsWithTheSizeOfItsFront() {
        var sweep = Policies.of(3, 2)
                .withObjectives(tradeOff(null))
                .sweep(measured(0, 0.9, 30), measured(1, 0.8, 20), measured(2, 0.7, 25));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.message())
                .isEqualTo("3 trials finished: 3 succeeded; 2 trials on the Pareto front, "
                        + "first reward 0.9, size 30 by s-00000");
        assertThat(report.ranking().top()).extracting(TrialRecord::index).containsExactly(0L, 1L, 2L);
    }

    @Test
    void saysWhenNoTrialKeepsTheConstraints() {
        var sweep = Policies.of(2, 2).withObjectives(tradeOff(null)).sweep(measured(0, 0.9, 90), measured(1, 0.8, 80));

        assertThat(SweepPlanner.plan(sweep, NOW).report().message())
                .endsWith("no trial keeps the constraints; nearest reward 0.8, size 80 by s-00001, "
                        + "where size 80 is above atMost 40");
    }

    @Test
    void aTradeOffEndsOnceOneTrialReachesAllTargets() {
        var reached = Policies.of(9, 2).withObjectives(tradeOff(0.8)).sweep(measured(0, 0.9, 50), measured(1, 0.8, 30));
        var notYet = Policies.of(9, 2).withObjectives(tradeOff(0.8)).sweep(measured(0, 0.9, 50), measured(1, 0.7, 30));

        assertThat(SweepPlanner.plan(reached, NOW).report())
                .returns("TargetReached", SweepReport::reason)
                .returns("reward of s-00001 is 0.8: the target 0.8 is reached", SweepReport::message);
        assertThat(SweepPlanner.plan(notYet, NOW).report().conclusion()).isNull();
    }

    /** A reward against a size of at most 40. */
    private static Objectives tradeOff(@Nullable Double target) {
        return new Objectives(
                List.of(
                        new Objective("reward", Goal.MAXIMIZE, null, target),
                        new Objective("size", Goal.MINIMIZE, null, null)),
                List.of(new Constraint("size", Constraint.Bound.AT_MOST, 40)));
    }

    private static TrialRecord measured(long index, double reward, double size) {
        return Trials.measured(index, reward, Map.of("reward", reward, "size", size));
    }

    @Test
    void aStoredConclusionStandsWhateverTheLastTrialsDo() {
        var conclusion = new Conclusion(Ending.FAILED, "NotLearning", "not learning: …", NOW.minusSeconds(60));
        var sweep = Policies.of(50, 2)
                .withStreaks(null, 2)
                .sweep(
                        List.of(Trials.failed(0), Trials.failed(1), Trials.succeeded(2, 0.9)),
                        3,
                        0,
                        Trials.START,
                        conclusion,
                        null);

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.FAILED);
        assertThat(report.reason()).isEqualTo("NotLearning");
        assertThat(report.ranking().top()).containsExactly(Trials.succeeded(2, 0.9));
        assertThat(report.completedAt()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void aDrainingSweepWaitsForItsTrials() {
        var conclusion = new Conclusion(Ending.COMPLETE, "DurationSpent", "spent", NOW);
        var sweep = Policies.of(50, 2)
                .draining()
                .sweep(List.of(Trials.succeeded(0, 1), Trials.running(1)), 2, 0, Trials.START, conclusion, null);

        var plan = SweepPlanner.plan(sweep, NOW);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.report().message()).isEqualTo("ending: spent; 1 live trials run to their end");
    }

    @Test
    void trialsAreOrderedToStopOnce() {
        var conclusion = new Conclusion(Ending.COMPLETE, "DurationSpent", "spent", NOW);
        var sweep = Policies.of(50, 2).sweep(List.of(Trials.ordered(0)), 1, 0, Trials.START, conclusion, null);

        assertThat(SweepPlanner.plan(sweep, NOW).actions()).isEmpty();
    }

    @Test
    void maskedWinsOverNotLearning() {
        var sweep = Policies.of(50, 2).withStreaks(2, 2).sweep(Trials.masked(0), Trials.masked(1));

        assertThat(SweepPlanner.plan(sweep, NOW).report().reason()).isEqualTo("MaskedTrials");
    }

    @Test
    void tooManyFailuresEndTheSweep() {
        var sweep = Policies.of(50, 2).withMaxFailed(1).sweep(Trials.failed(0), Trials.failed(1));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.FAILED);
        assertThat(report.reason()).isEqualTo("TooManyFailures");
    }

    @Test
    void aSweepThatDoesNotGetBetterIsComplete() {
        var sweep = Policies.of(50, 2)
                .withNoImprovement(new NoImprovementRule(2, 0.01))
                .sweep(
                        Trials.succeeded(0, 0.9),
                        Trials.succeeded(1, 0.2),
                        Trials.succeeded(2, 0.3),
                        Trials.succeeded(3, 0.1));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.COMPLETE);
        assertThat(report.reason()).isEqualTo("NoImprovement");
    }

    @Test
    void aStreakOfAUsersRuleFailsTheSweep() {
        var broken = new Finding("broken", Finding.Verdict.BROKEN, "metrics.nan is 4");
        var sweep = Policies.of(50, 2)
                .withStreaks(null, 2)
                .withFindings(new FindingStreakRule("broken", "Broken", 2))
                .sweep(Trials.with(Trials.failed(0), broken), Trials.with(Trials.failed(1), broken));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.FAILED);
        assertThat(report.reason()).as("the more specific reason wins").isEqualTo("Broken");
    }

    @Test
    void aHighFailureRateFailsTheSweep() {
        var sweep = Policies.of(50, 2)
                .withFailureRate(new FailureRateRule(0.5, 4, 2))
                .sweep(Trials.failed(0), Trials.succeeded(1, 0.9), Trials.failed(2));

        var report = SweepPlanner.plan(sweep, NOW).report();

        assertThat(report.state()).isEqualTo(SweepState.FAILED);
        assertThat(report.reason()).isEqualTo("FailureRate");
    }

    @Test
    void finalIsFinalAlsoWhenMaxIsRaised() {
        var conclusion = new Conclusion(Ending.COMPLETE, "AllTrialsFinished", "done", NOW);
        var sweep = Policies.of(90, 2).sweep(List.of(Trials.succeeded(0, 1)), 1, 0, Trials.START, conclusion, NOW);

        var plan = SweepPlanner.plan(sweep, NOW.plusSeconds(900));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.storeReport()).isFalse();
        assertThat(plan.report().state()).isEqualTo(SweepState.COMPLETE);
        assertThat(plan.report().elapsed()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void theDeadlineComesFromTheStoredStart() {
        var sweep = Policies.of(50, 1)
                .withDuration(Duration.ofHours(2))
                .sweep(List.of(Trials.running(0)), 1, 0, Trials.START, null, null);

        assertThat(SweepPlanner.plan(sweep, NOW).nextDeadline()).isEqualTo(Trials.START.plusSeconds(7200));
    }

    @Test
    void endsWhenTheGpuHoursAreUsed() {
        var policies = Policies.of(50, 2).withGpuHours(20.0 / 3600);

        assertThat(SweepPlanner.plan(policies.sweep(Trials.succeeded(0, 0.5)), NOW)
                        .report()
                        .conclusion())
                .isNull();
        var spent = SweepPlanner.plan(policies.sweep(Trials.succeeded(0, 0.5), Trials.succeeded(1, 0.6)), NOW);

        assertThat(spent.actions()).isEmpty();
        assertThat(spent.report().state()).isEqualTo(SweepState.COMPLETE);
        assertThat(spent.report().reason()).isEqualTo("GpuHoursSpent");
    }
}
