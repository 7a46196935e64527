package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.RuleVerdict;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.TrialFinding;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sweeps that are ended early because nothing good is to be expected of them any more. */
@NeedsCluster(Profile.FAKE)
class StopRulesIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    @Test
    void stopsAfterThreeMaskedTrials(Lab lab) {
        lab.create(
                "masked",
                """
                trials: {max: 30, parallel: 1}
                template:
                  metadata:
                    annotations:
                      fake.sweeps.dev/message: '{"loss": 0.1, "attention_fallback_count": 6, "n_teams": 10}'
                """);

        Sweep sweep = lab.awaitState("masked", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("MaskedTrials");
        assertThat(Claims.condition(sweep, "Failed").orElseThrow().getMessage()).contains("masked-00002");
        assertThat(Claims.counts(sweep).masked()).isEqualTo(3);
        assertThat(sweep.getStatus().best()).isNull();
        assertThat(lab.trial("masked-00000").getStatus().objective()).isNull();
    }

    @Test
    void stopsAfterFiveTrialsThatLearnNothing(Lab lab) {
        lab.create(
                "flat",
                """
                objective: {metric: reward, goal: maximize}
                earlyStop: {notLearning: {enabled: true}}
                trials: {max: 30, parallel: 1}
                template: {metadata: {annotations: {fake.sweeps.dev/message: '{"reward": 0.01}'}}}
                """);

        Sweep sweep = lab.awaitState("flat", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("NotLearning");
        assertThat(Claims.counts(sweep).finished()).isEqualTo(5);
        assertThat(Claims.best(sweep).objective()).isEqualTo(0.01);
    }

    @Test
    void endsRunningTrialsWhenItStops(Lab lab) {
        lab.create(
                "many",
                """
                trials: {max: 30, parallel: 6, maxFailed: 2}
                earlyStop: {notLearning: {enabled: false}}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: fail}}}
                """);

        Sweep sweep = lab.awaitState("many", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("TooManyFailures");
        await("no trial is left in flight").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.trials("many"))
                .extracting(Claims::stateOf)
                .isSubsetOf(TrialState.FAILED, TrialState.CANCELLED));
    }

    @Test
    void failsWhenNoTrialHasAnObjective(Lab lab) {
        lab.create(
                "none",
                """
                trials: {max: 3, parallel: 3, maxFailed: null}
                earlyStop: {notLearning: {enabled: false}}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: fail}}}
                """);

        Sweep sweep = lab.awaitState("none", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isIn("AllTrialsFailed", "TooManyFailures");
        assertThat(Claims.counts(sweep).failed()).isEqualTo(3);
    }

    @Test
    void completesWhenTheLastTrialsAreNoBetter(Lab lab) {
        lab.create(
                "plateau",
                """
                trials: {max: 30, parallel: 1}
                earlyStop: {noImprovement: {trials: 2}}
                template: {metadata: {annotations: {fake.sweeps.dev/message: '{"loss": 0.5}'}}}
                """);

        Sweep sweep = lab.awaitState("plateau", SweepState.COMPLETE);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("NoImprovement");
        assertThat(Claims.counts(sweep).finished()).isEqualTo(4);
        assertThat(Claims.condition(sweep, "Complete").orElseThrow().getMessage())
                .contains("none of the last 2 of 4 finished trials has a better loss than plateau-00000 (0.5)");
    }

    @Test
    void failsWhenTooManyOfTheLastTrialsFailed(Lab lab) {
        lab.create(
                "rate",
                """
                trials: {max: 30, parallel: 1}
                earlyStop: {notLearning: {enabled: false}, failureRate: {ratio: 0.5, window: 4, minTrials: 2}}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: fail}}}
                """);

        Sweep sweep = lab.awaitState("rate", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("FailureRate");
        assertThat(Claims.counts(sweep).failed()).isEqualTo(2);
    }

    @Test
    void failsAfterAStreakOfAUsersRule(Lab lab) {
        lab.create(
                "own",
                """
                trials: {max: 30, parallel: 1, retries: 1}
                earlyStop:
                  rules:
                  - name: nan-batches
                    when: diagnostics.nan_batches > 3 || metrics.grad_norm > 1e6
                    verdict: Broken
                    action: StopSweep
                    consecutive: 2
                    message: the gradients exploded
                  - {name: odd, when: diagnostics.device > 3, verdict: Poor}
                template:
                  metadata:
                    annotations:
                      fake.sweeps.dev/message: '{"loss": 0.5, "grad_norm": 2e6, "device": "cpu"}'
                """);

        Sweep sweep = lab.awaitState("own", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("NanBatches");
        assertThat(Claims.condition(sweep, "Failed").orElseThrow().getMessage())
                .isEqualTo("rule nan-batches held for the last 2 finished trials: own-00000 (metrics.grad_norm is"
                        + " 2000000), own-00001 (metrics.grad_norm is 2000000)");
        var status = lab.trial("own-00000").getStatus();
        assertThat(status.state()).isEqualTo(TrialState.FAILED);
        assertThat(status.reason()).isEqualTo("NanBatches");
        assertThat(status.attempt()).as("a broken trial is not retried").isEqualTo(1);
        assertThat(status.message())
                .startsWith("the gradients exploded: diagnostics.nan_batches > 3 || metrics.grad_norm > 1e6"
                        + " (metrics.grad_norm is 2000000); rule odd does not apply: it cannot be evaluated: ");
        assertThat(status.findings())
                .containsExactly(new TrialFinding("nan-batches", RuleVerdict.BROKEN, "metrics.grad_norm is 2000000"));
    }
}
