package dev.sweeps.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.pruning.Asha;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.schedule.RunningTrials;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.stopping.DurationRule;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.MaskedRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import dev.sweeps.core.stopping.NotLearningRule;
import dev.sweeps.core.stopping.TooManyFailuresRule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CrashPropertyTest {
    private static final TrialRules PROMOTION = new TrialRules(TrialRules.Mode.ANY, List.of(Asha.promoting(1, 2)));

    /** What must not depend on crashes: which trials there are, how each ended, and the value of each. */
    private record End(String reason, TreeMap<String, Outcome> trials, List<String> top) {}

    private record Outcome(TrialState state, String reason, double objective, int attempt, int retries, int lost) {}

    @Property(tries = 25)
    void aCrashAfterAnyEffectEndsInTheUndisturbedState(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int max,
            @ForAll @IntRange(min = 1, max = 4) int parallel) {
        var undisturbed = new SimulatedCluster(seed, policy(max, parallel), 0, View.FRESH);
        var expected = end(undisturbed);

        for (var crashAt = 1; crashAt <= undisturbed.effects; crashAt++) {
            assertThat(end(new SimulatedCluster(seed, policy(max, parallel), crashAt, View.FRESH)))
                    .as("crash after effect %d", crashAt)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void staleListsDoNotChangeTheEnd(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int max,
            @ForAll @IntRange(min = 1, max = 4) int parallel) {
        var stale = end(new SimulatedCluster(seed, policy(max, parallel), 0, View.OLD));

        assertThat(stale).isEqualTo(end(new SimulatedCluster(seed, policy(max, parallel), 0, View.FRESH)));
    }

    @Property(tries = 100)
    void aTrialWhoseCreationFailsIsNotSkipped(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int max,
            @ForAll @IntRange(min = 1, max = 4) int parallel) {
        var failing = new SimulatedCluster(seed, policy(max, parallel), 0, View.FRESH).withFailingCreations();

        assertThat(end(failing)).isEqualTo(end(new SimulatedCluster(seed, policy(max, parallel), 0, View.FRESH)));
    }

    /** Which trials an early end still catches depends on time, so here only the invariants are compared. */
    @Property(tries = 25)
    void sweepsThatEndEarlyEndAfterAnyCrash(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int parallel,
            @ForAll RunningTrials whenStopped,
            @ForAll boolean old) {
        var view = old ? View.OLD_WITH_NEW_TRIALS : View.FRESH;
        var undisturbed = new SimulatedCluster(seed, withRules(parallel, whenStopped), 0, view);
        assertThat(undisturbed.run().conclusion()).isNotNull();

        for (var crashAt = 1; crashAt <= undisturbed.effects; crashAt++) {
            var crashed = new SimulatedCluster(seed, withRules(parallel, whenStopped), crashAt, view);
            assertThat(crashed.run().conclusion())
                    .as("crash after effect %d", crashAt)
                    .isNotNull();
        }
    }

    /** Which trials a rung lets pass depends on who comes first, so here too only the invariants are compared. */
    @Property(tries = 25)
    void trialsThatArePausedAndContinuedAllEndAfterAnyCrash(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int max,
            @ForAll @IntRange(min = 1, max = 4) int parallel) {
        var policy = policy(max, parallel, PROMOTION);
        var undisturbed = new SimulatedCluster(seed, policy, 0, View.FRESH);
        assertThat(undisturbed.run().conclusion()).isNotNull();

        for (var crashAt = 1; crashAt <= undisturbed.effects; crashAt++) {
            var crashed = new SimulatedCluster(seed, policy, crashAt, View.FRESH);
            assertThat(crashed.run().conclusion())
                    .as("crash after effect %d", crashAt)
                    .isNotNull();
            assertThat(crashed.trials).hasSize(max);
        }
    }

    @Property(tries = 50)
    void somebodyReachesTheEndAlthoughEveryRungHoldsMostBack(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int max,
            @ForAll @IntRange(min = 1, max = 4) int parallel) {
        var cluster = new SimulatedCluster(seed, policy(max, parallel, PROMOTION), 0, View.FRESH);

        var report = cluster.run();

        var stopped = cluster.trials.values().stream()
                .map(SimulatedTrial::asRecord)
                .filter(trial -> trial.state() == TrialState.STOPPED)
                .toList();
        assertThat(stopped.isEmpty() || !report.ranking().top().isEmpty())
                .as("nobody was left paused while there was no result: %s", report.trials())
                .isTrue();
    }

    private static End end(SimulatedCluster cluster) {
        var report = cluster.run();
        var trials = new TreeMap<String, Outcome>();
        cluster.trials.forEach((name, trial) -> trials.put(name, outcome(Objects.requireNonNull(trial.report()))));
        return new End(
                report.reason(),
                trials,
                report.ranking().top().stream().map(TrialRecord::name).toList());
    }

    private static Outcome outcome(TrialReport report) {
        var objective = report.objective();
        return new Outcome(
                report.state(),
                report.reason(),
                objective == null ? Double.NaN : objective,
                report.attempt(),
                report.retriesUsed(),
                report.disruptions());
    }

    private static SweepPolicy policy(long max, int parallel) {
        return policy(max, parallel, TrialRules.NONE);
    }

    private static SweepPolicy policy(long max, int parallel, TrialRules rules) {
        return new SweepPolicy(
                Objectives.of("reward", Goal.MAXIMIZE),
                max,
                parallel,
                1,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                rules,
                LiveRules.NONE,
                RunningTrials.CANCEL,
                3,
                false);
    }

    private static SweepPolicy withRules(int parallel, RunningTrials whenStopped) {
        return new SweepPolicy(
                new Objectives(List.of(new Objective("reward", Goal.MAXIMIZE, null, 0.9)), List.of()),
                6L,
                parallel,
                1,
                new MaskedRule(1),
                List.of(),
                new NotLearningRule(2, 0.3),
                new TooManyFailuresRule(1),
                new FailureRateRule(0.4, 4, 2),
                new NoImprovementRule(2, 0.1),
                new DurationRule(Duration.ofSeconds(20)),
                null,
                TrialRules.NONE,
                LiveRules.NONE,
                whenStopped,
                3,
                false);
    }
}
