package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trials that do not get on: they are given up after the time that the sweep allows, with the cluster's own words. */
@NeedsCluster(Profile.FAKE)
class TimeLimitsIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    @Test
    void givesUpATrialWhosePodNeverStartsAfterItsRetries(Lab lab) {
        lab.create(
                "image",
                """
                trials: {max: 1, retries: 1, startTimeout: 3s}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: image}}}
                """);

        Trial ended = failed(lab, "image-00000");

        assertThat(ended.getStatus().reason()).isEqualTo("ImagePullBackOff");
        assertThat(ended.getStatus().message())
                .contains("its container never started")
                .contains("Back-off pulling");
        assertThat(ended.getStatus().attempt()).isEqualTo(2);
        assertThat(ended.getStatus().retriesUsed()).isEqualTo(1);
        assertThat(ended.getStatus().disruptions()).isZero();
        lab.awaitState("image", SweepState.FAILED);
        await("the end of its pod").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("image"))
                .isEmpty());
    }

    @Test
    void endsASweepOfSuchTrialsByTheirNumber(Lab lab) {
        lab.create(
                "images",
                """
                trials: {max: 20, parallel: 2, maxFailed: 1, startTimeout: 3s}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: image}}}
                """);

        assertThat(lab.awaitState("images", SweepState.FAILED).getStatus().reason())
                .startsWith("TooManyFailures");
    }

    @Test
    void givesUpATrialThatNoNodeTakes(Lab lab) {
        lab.create(
                "greedy",
                """
                trials: {max: 1, retries: 1, waitTimeout: 4s}
                template:
                  spec:
                    containers: [{name: train, image: fake, resources: {limits: {nvidia.com/gpu: "99"}}}]
                """);

        Trial ended = failed(lab, "greedy-00000");

        assertThat(ended.getStatus().reason()).isEqualTo("WaitedTooLong");
        assertThat(ended.getStatus().message()).contains("Unschedulable").contains("nvidia.com/gpu");
        assertThat(ended.getStatus().attempt()).isEqualTo(1);
        await("the end of its pod").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("greedy"))
                .isEmpty());
    }

    @Test
    void takesTheTimeToStartOffTheDeadlineOfARunningPod(Lab lab) {
        lab.create(
                "timed",
                """
                trials: {max: 1, timeout: 10s}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
                """);

        await("the deadline of its pod").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("timed"))
                .singleElement()
                .satisfies(pod ->
                        assertThat(pod.getSpec().getActiveDeadlineSeconds()).isBetween(10L, 60L)));
    }

    private static Trial failed(Lab lab, String trial) {
        return lab.awaitTrial(trial, seen -> assertThat(Claims.stateOf(seen)).isEqualTo(TrialState.FAILED));
    }
}
