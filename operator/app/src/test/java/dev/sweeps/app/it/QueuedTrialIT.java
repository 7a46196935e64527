package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sweep in a queue; the test admits and evicts its Jobs as Kueue does. */
@NeedsCluster(Profile.FAKE)
class QueuedTrialIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    @Test
    void waitsForItsAdmissionAndAgainWhenItsPlaceIsTakenAway(Lab lab) {
        lab.create(
                "queued",
                """
                suspend: true
                trials: {max: 1}
                template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "15000"}}}
                """);
        intoTheQueue(lab, "queued");
        lab.change("queued", "suspend: false");
        awaitWaiting(lab);
        assertThat(lab.pods("queued")).isEmpty();

        suspend(lab, false);
        lab.awaitTrial(
                "queued-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.RUNNING));
        suspend(lab, true);
        awaitWaiting(lab);
        await("the end of its pod").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("queued"))
                .isEmpty());

        suspend(lab, false);
        var ended = lab.awaitTrial(
                "queued-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED));
        assertThat(ended.getStatus().attempt()).isEqualTo(1);
        assertThat(ended.getStatus().disruptions()).isZero();
    }

    private static void intoTheQueue(Lab lab, String sweep) {
        lab.client()
                .resources(Sweep.class)
                .inNamespace(lab.namespace())
                .withName(sweep)
                .edit(found -> {
                    found.getMetadata().setLabels(Map.of("kueue.x-k8s.io/queue-name", "team-a"));
                    return found;
                });
    }

    private static void awaitWaiting(Lab lab) {
        lab.awaitTrial("queued-00000", trial -> {
            assertThat(trial.getStatus()).as("status").isNotNull();
            assertThat(trial.getStatus().state()).isEqualTo(TrialState.PENDING);
            assertThat(trial.getStatus().reason()).isEqualTo("WaitingForAdmission");
            assertThat(trial.getStatus().message()).contains("team-a");
        });
    }

    private static void suspend(Lab lab, boolean suspended) {
        lab.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(lab.namespace())
                .withName("queued-00000-a1")
                .edit((Job job) -> {
                    job.getSpec().setSuspend(suspended);
                    return job;
                });
    }
}
