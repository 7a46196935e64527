package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialOrigin;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Population based training, decision by decision. All pods hang; the test ends one after the other with the loss that it wants, so
 * that there is one history, whoever is killed in it.
 */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class PopulationIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MEMBERS = 4;

    /** By trial. Without a number it is masked. */
    private static final List<@Nullable Double> LOSSES =
            java.util.Arrays.asList(0.4, 0.1, 0.9, null, 0.05, 0.5, 0.02, 0.8, 0.3, 0.3, 0.3, 0.3);

    /** By trial, the one from whose checkpoint it begins: the third and the fourth member are bad, and the fourth again. */
    private static final List<@Nullable Integer> ORIGINS =
            java.util.Arrays.asList(null, null, null, null, 0, 1, 1, 1, 4, 5, 6, 6);

    /** Ends that nobody sees until the operator is there again: after one the member continues, after two it takes another one over. */
    private static final Set<Integer> UNSEEN = Set.of(1, 3, 7);

    @Test
    void theWorstGoOnFromTheBestAlsoAfterKills(Lab lab, OperatorRights rights) {
        BoundClaim.onFakeNodes(lab, "data");
        List<TrialSpec> undisturbed = run("steady", Set.of(), lab, rights);
        List<TrialSpec> disturbed = run("killed", UNSEEN, lab, rights);

        assertThat(disturbed)
                .extracting(TrialSpec::parameters)
                .isEqualTo(undisturbed.stream().map(TrialSpec::parameters).toList());
        whoeverGoesOnKnowsFromWhom(undisturbed, "steady");
        whoeverGoesOnKnowsFromWhom(disturbed, "killed");
        thePodSeesTheOther(lab, "killed");
        cannotBeChanged(lab, "killed-00007");
    }

    private static void whoeverGoesOnKnowsFromWhom(List<TrialSpec> trials, String sweep) {
        assertThat(trials).extracting(TrialSpec::member).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
        for (int index = 0; index < trials.size(); index++) {
            Integer origin = ORIGINS.get(index);
            assertThat(trials.get(index).continues())
                    .as("trial %d", index)
                    .isEqualTo(origin == null ? null : new TrialOrigin(name(sweep, origin), 1));
        }
        assertThat(trials.get(5).parameters()).isEqualTo(trials.get(1).parameters());
        assertThat(trials.get(5).chosenBy())
                .isEqualTo("pbt: member 1 continues %s with its parameters".formatted(name(sweep, 1)));
        assertThat(trials.get(6).chosenBy())
                .startsWith("pbt: member 2 takes over %s (0.1; its own %s had 0.9)"
                        .formatted(name(sweep, 1), name(sweep, 2)));
        assertThat(trials.get(7).chosenBy()).contains("its own %s was masked".formatted(name(sweep, 3)));
    }

    /** All Jobs are kept. */
    private static void thePodSeesTheOther(Lab lab, String sweep) {
        Container container = lab.jobs(sweep).stream()
                .filter(job -> job.getMetadata().getName().equals(name(sweep, 7) + "-a1"))
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        assertThat(container.getEnv())
                .contains(
                        new EnvVar("SWEEP_RESUME_FROM", "/sweep/continued/a1/checkpoint", null),
                        new EnvVar("SWEEP_CONTINUES_FROM", "/sweep/continued/a1/checkpoint", null));
        assertThat(container.getVolumeMounts())
                .filteredOn(mount -> "/sweep/continued".equals(mount.getMountPath()))
                .singleElement()
                .returns(true, VolumeMount::getReadOnly)
                .returns(
                        "sweeps/%s/%s/trials/%s".formatted(lab.namespace(), sweep, name(sweep, 1)),
                        VolumeMount::getSubPath);
    }

    private static void cannotBeChanged(Lab lab, String trial) {
        var one =
                lab.client().resources(Trial.class).inNamespace(lab.namespace()).withName(trial);
        for (String other : List.of("{\"continues\":{\"attempt\":2}}", "{\"continues\":null}", "{\"member\":2}")) {
            assertThatThrownBy(() -> one.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":%s}".formatted(other)))
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("spec.member and spec.continues cannot change");
        }
    }

    /** What was tried, in order. */
    private static List<TrialSpec> run(String name, Set<Integer> unseen, Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = new OperatorProcess(
                rights, "PopulationIT-" + name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()))) {
            operator.start();
            lab.create(
                    name,
                    """
                    search: {algorithm: pbt, seed: 7, settings: {population: %d}}
                    trials: {max: %d, parallel: 6}
                    storage: {claim: data}
                    keep: {jobs: All}
                    template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang, fake.sweeps.dev/duration-ms: "10"}}}
                    """
                            .formatted(MEMBERS, LOSSES.size()));
            for (int ended = 0; ended < LOSSES.size(); ended++) {
                Pod oldest = awaitRunning(lab, name, ended);
                if (unseen.contains(ended)) {
                    operator.killHard();
                    end(lab, oldest, LOSSES.get(ended));
                    operator.launch();
                } else {
                    end(lab, oldest, LOSSES.get(ended));
                }
            }
            await("the end of " + name).atMost(LIMIT).untilAsserted(() -> assertThat(
                            lab.sweep(name).getStatus().state())
                    .isEqualTo(SweepState.COMPLETE));
            Sweep sweep = lab.sweep(name);
            List<Trial> trials = lab.trials(name);
            Claims.countsAreThoseOf(trials, sweep);
            Claims.topIsBruteForceOver(trials, sweep);
            return trials.stream().map(Trial::getSpec).toList();
        }
    }

    /** Waits until {@code ended} trials have ended and every member that may have one runs another; gives the pod of the oldest. */
    private static Pod awaitRunning(Lab lab, String sweep, int ended) {
        await("%d ended trials of %s and the next ones".formatted(ended, sweep))
                .atMost(LIMIT)
                .untilAsserted(() -> {
                    List<TrialState> states =
                            lab.trials(sweep).stream().map(Claims::stateOf).toList();
                    assertThat(states.stream().filter(state -> state == TrialState.RUNNING))
                            .hasSize(Math.min(MEMBERS, LOSSES.size() - ended));
                    assertThat(states.stream().filter(state -> state != TrialState.RUNNING))
                            .hasSize(ended)
                            .allMatch(state -> state == TrialState.SUCCEEDED || state == TrialState.MASKED);
                });
        return lab.pods(sweep).stream()
                .filter(pod ->
                        name(sweep, ended).equals(pod.getMetadata().getLabels().get(Keys.TRIAL)))
                .findFirst()
                .orElseThrow();
    }

    private static void end(Lab lab, Pod pod, @Nullable Double loss) {
        String result = loss == null
                ? "{\"loss\": 0.01, \"attention_fallback_count\": 9, \"n_teams\": 10}"
                : "{\"loss\": %s}".formatted(loss);
        FakePods.succeed(lab, pod, result);
    }

    private static String name(String sweep, int index) {
        return "%s-%05d".formatted(sweep, index);
    }
}
