package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.SweepState;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A rule of the user that wants a trial again although its program ended well; the operator is killed in between. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class RetryRuleIT {
    private static final String TRIAL = "again-00000";

    @Test
    void aResultThatTheRuleRejectsIsTriedAgain(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = new OperatorProcess(
                rights, "RetryRuleIT", Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()))) {
            operator.start();
            lab.create(
                    "again",
                    """
                    trials: {max: 1, parallel: 1, retries: 1}
                    earlyStop: {rules: [{name: data-lost, when: metrics.skipped > 3, verdict: Broken, action: Retry}]}
                    template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
                    """);
            FakePods.succeed(lab, FakePods.running(lab, TRIAL + "-a1"), "{\"loss\": 0.1, \"skipped\": 7}");
            var second = FakePods.running(lab, TRIAL + "-a2");
            await("what became of attempt 1").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(
                            lab.trial(TRIAL).getStatus().retriesUsed())
                    .isEqualTo(1));

            operator.killHard();
            operator.start();
            FakePods.succeed(lab, second, "{\"loss\": 0.4, \"skipped\": 0}");
            lab.awaitState("again", SweepState.COMPLETE);

            var trial = lab.trial(TRIAL);
            assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED);
            assertThat(trial.getStatus().objective()).isEqualTo(0.4);
            assertThat(trial.getStatus().attempt()).isEqualTo(2);
            assertThat(trial.getStatus().retriesUsed()).isEqualTo(1);
        }
    }
}
