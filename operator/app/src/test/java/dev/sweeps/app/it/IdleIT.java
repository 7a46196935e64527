package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** When nothing happens, nothing is written: 50 sweeps that wait for GPUs cost the API server a lease. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class IdleIT {
    private static final int SWEEPS = 50;

    /** Longer than the period after which live sweeps are looked at again. */
    private static final Duration WINDOW = Duration.ofSeconds(70);

    private static final String WAITING =
            """
            trials: {max: 2, parallel: 1}
            template:
              spec:
                containers: [{name: train, image: fake, resources: {limits: {nvidia.com/gpu: "99"}}}]
            """;

    @Test
    void fiftyWaitingSweepsWriteNothing(Lab lab, OperatorRights rights) {
        Map<String, String> environment =
                Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace(), "SWEEP_OPERATOR_LEADER_ELECTION", "true");
        try (OperatorProcess operator = new OperatorProcess(rights, "IdleIT", environment).start()) {
            for (int number = 0; number < SWEEPS; number++) {
                lab.create("idle-%02d".formatted(number), WAITING);
            }
            await("all wait for a node").atMost(Lab.LIMIT).untilAsserted(() -> {
                List<Trial> trials = lab.client()
                        .resources(Trial.class)
                        .inNamespace(lab.namespace())
                        .list()
                        .getItems();
                assertThat(trials).hasSize(SWEEPS).allSatisfy(trial -> {
                    assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.PENDING);
                    assertThat(trial.getStatus()).isNotNull();
                    assertThat(trial.getStatus().reason()).isEqualTo("Unschedulable");
                });
            });
            settled(lab);
            Map<String, String> before = versions(lab);

            await("nothing is written")
                    .during(WINDOW)
                    .atMost(WINDOW.plusSeconds(30))
                    .pollInterval(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(versions(lab)).isEqualTo(before));

            assertThat(operator.isAlive()).isTrue();
        }
    }

    /** The last status of the last sweep has been written. */
    private static void settled(Lab lab) {
        TreeMap<String, String> last = new TreeMap<>();
        await("an end of the writing")
                .during(Duration.ofSeconds(5))
                .atMost(Lab.LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Map<String, String> now = versions(lab);
                    boolean same = now.equals(last);
                    last.clear();
                    last.putAll(now);
                    return same;
                });
    }

    /** The version of every object that the operator could have written, its Events too. */
    private static Map<String, String> versions(Lab lab) {
        Map<String, String> versions = new TreeMap<>();
        Stream.<List<? extends HasMetadata>>of(
                        lab.client()
                                .resources(Sweep.class)
                                .inNamespace(lab.namespace())
                                .list()
                                .getItems(),
                        lab.client()
                                .resources(Trial.class)
                                .inNamespace(lab.namespace())
                                .list()
                                .getItems(),
                        lab.client()
                                .batch()
                                .v1()
                                .jobs()
                                .inNamespace(lab.namespace())
                                .list()
                                .getItems(),
                        lab.client()
                                .configMaps()
                                .inNamespace(lab.namespace())
                                .list()
                                .getItems(),
                        lab.client().v1().events().inNamespace(lab.namespace()).list().getItems().stream()
                                .filter(event -> "sweeps.dev/v1alpha1"
                                        .equals(event.getInvolvedObject().getApiVersion()))
                                .toList())
                .flatMap(List::stream)
                .forEach(object -> versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()));
        return versions;
    }
}
