package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pods that a real kubelet cannot start: it says so in an Event only, and the pod stays in ContainerCreating. */
@NeedsCluster(Profile.REAL)
class StartingTrialE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    /** Fields of the trials, and a program that needs the ConfigMap {@code late}. */
    private static final String WITH_VOLUME =
            """
            trials: {max: 1, %s}
            template:
              metadata: {annotations: null}
              spec:
                volumes: [{name: late, configMap: {name: late}}]
                containers:
                - name: train
                  image: sweep-trial:dev
                  imagePullPolicy: IfNotPresent
                  volumeMounts: [{name: late, mountPath: /late}]
                  command: [python3, -c, "import time, sweep; time.sleep(3); sweep.finish(loss=0.5)"]
            """;

    @Test
    void failsWithTheKubeletsWordsWhenAVolumeIsNeverMounted(Lab lab) {
        lab.create("mount", WITH_VOLUME.formatted("retries: 1, startTimeout: 15s"));

        Trial trial =
                lab.awaitTrial("mount-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().reason()).as("%s", trial.getStatus()).isEqualTo("FailedMount");
        assertThat(trial.getStatus().message())
                .contains("its container never started")
                .contains("configmap \"late\" not found");
        assertThat(trial.getStatus().attempt()).isEqualTo(2);
        assertThat(trial.getStatus().retriesUsed()).isEqualTo(1);
        assertThat(trial.getStatus().disruptions()).isZero();
        await("the end of its pod").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("mount"))
                .isEmpty());
    }

    /** With the kubelet's own count the program would be ended before it began. */
    @Test
    void doesNotCountTheWayToTheProgramAsItsTime(Lab lab) {
        lab.create("slow", WITH_VOLUME.formatted("timeout: 8s"));
        lab.awaitTrial("slow-00000", t -> {
            assertThat(t.getStatus()).as("status").isNotNull();
            assertThat(t.getStatus().reason()).as("after 10 s").isEqualTo("ContainerCreating");
        });

        lab.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("late")
                        .endMetadata()
                        .build())
                .inNamespace(lab.namespace())
                .create();

        Trial trial = lab.awaitTrial(
                "slow-00000",
                t -> assertThat(Claims.stateOf(t)).as("%s", t.getStatus()).isEqualTo(TrialState.SUCCEEDED));
        assertThat(trial.getStatus().attempt()).isEqualTo(1);
    }
}
