package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.NodeTrouble;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.TrialFinding;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One of four nodes evicts every pod that comes, or spoils every result: the sweep finds out and goes on without it. */
@NeedsCluster(Profile.FAKE)
class AvoidedNodeIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String BAD = "fake-0010";
    private static final String OUTCOME = "fake.sweeps.dev/outcome";

    /** Each trial fills a node, so that four of them cover the four nodes. */
    private static final String FOUR_NODES =
            """
            trials: {max: 12, parallel: 4, avoidNodes: %s}
            keep: {jobs: All}
            template:
              metadata: {annotations: {fake.sweeps.dev/outcome: hang}}
              spec:
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - key: kubernetes.io/hostname
                          operator: In
                          values: [fake-0010, fake-0011, fake-0012, fake-0013]
                containers: [{name: train, image: fake, resources: {limits: {nvidia.com/gpu: "8"}}}]
            """;

    private static final String BLAMED =
            "earlyStop: {notLearning: {enabled: false}, rules: [{name: ecc, when: metrics.ecc_errors > 0,"
                    + " verdict: Poor, action: AvoidNode}]}\n";

    @Test
    void goesOnWithoutTheNodeThatFailsItsTrials(Lab lab) {
        lab.create("picky", FOUR_NODES.formatted("true"));

        await("the end of the sweep").atMost(LIMIT).until(() -> {
            steer(lab, "picky", "evict");
            return isComplete(lab.sweep("picky"));
        });

        Sweep sweep = lab.sweep("picky");
        assertThat(sweep.getStatus().avoidedNodes())
                .singleElement()
                .extracting(AvoidedNodeStatus::node)
                .isEqualTo(BAD);
        assertThat(events(lab))
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).contains(BAD).contains("lost or evicted pods"));
        assertThat(Claims.counts(sweep).succeeded()).isEqualTo(12);
        List<List<NodeSelectorTerm>> terms =
                lab.jobs("picky").stream().map(AvoidedNodeIT::terms).toList();
        assertThat(terms)
                .as("its Jobs, in each of which the template's own condition stands")
                .allSatisfy(of -> assertThat(of).singleElement().satisfies(term -> assertThat(
                                term.getMatchExpressions().getFirst().getOperator())
                        .isEqualTo("In")))
                .anySatisfy(of -> assertThat(of.getFirst().getMatchExpressions().getLast())
                        .satisfies(away -> {
                            assertThat(away.getOperator()).isEqualTo("NotIn");
                            assertThat(away.getValues()).containsExactly(BAD);
                        }));
        assertThat(lab.trials("picky"))
                .allSatisfy(trial -> assertThat(trial.getStatus().node()).isNotEqualTo(BAD));
    }

    /** The programs themselves tell of their node: nothing fails. */
    @Test
    void goesOnWithoutTheNodeThatARuleBlames(Lab lab) {
        lab.create("told", FOUR_NODES.formatted("true") + BLAMED);

        await("the end of the sweep").atMost(LIMIT).until(() -> {
            steer(lab, "told", "spoil");
            return isComplete(lab.sweep("told"));
        });

        Sweep sweep = lab.sweep("told");
        assertThat(sweep.getStatus().avoidedNodes()).singleElement().satisfies(node -> {
            assertThat(node.node()).isEqualTo(BAD);
            assertThat(node.kind()).isEqualTo(NodeTrouble.DECLARED);
        });
        assertThat(Claims.counts(sweep).succeeded()).isEqualTo(12);
        assertThat(lab.trials("told"))
                .filteredOn(trial -> trial.getStatus().nodeFailures() != null)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(trial -> {
                    assertThat(trial.getStatus().node()).isEqualTo(BAD);
                    assertThat(trial.getStatus().findings())
                            .singleElement()
                            .returns("metrics.ecc_errors is 3", TrialFinding::numbers);
                });
    }

    /**
     * Pods of the bad node are evicted or spoilt, all others come to their result: one at once, as the bad node is judged by what others do, and
     * the rest when it is avoided. Until then they hold their nodes, so that the bad one alone is free for what is evicted from it.
     */
    private static void steer(Lab lab, String sweep, String onTheBadNode) {
        var status = lab.sweep(sweep).getStatus();
        var released =
                status != null && status.avoidedNodes() != null ? Integer.MAX_VALUE : hasSuccess(lab, sweep) ? 0 : 1;
        undecided(lab, sweep).filter(AvoidedNodeIT::onTheBadNode).forEach(pod -> decide(lab, pod, onTheBadNode));
        undecided(lab, sweep)
                .filter(pod -> !onTheBadNode(pod))
                .limit(released)
                .forEach(pod -> decide(lab, pod, "succeed"));
    }

    private static Stream<Pod> undecided(Lab lab, String sweep) {
        return lab.pods(sweep).stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .filter(pod -> "hang".equals(pod.getMetadata().getAnnotations().get(OUTCOME)));
    }

    private static boolean onTheBadNode(Pod pod) {
        return BAD.equals(pod.getSpec().getNodeName());
    }

    private static boolean hasSuccess(Lab lab, String sweep) {
        return lab.trials(sweep).stream()
                .anyMatch(
                        trial -> trial.getStatus() != null && trial.getStatus().state() == TrialState.SUCCEEDED);
    }

    private static void decide(Lab lab, Pod pod, String outcome) {
        var spoilt = "spoil".equals(outcome);
        lab.client().resource(pod).edit(p -> new PodBuilder(p)
                .editMetadata()
                .addToAnnotations(OUTCOME, spoilt ? "succeed" : outcome)
                .addToAnnotations(
                        "fake.sweeps.dev/message", "{\"loss\": 0.5, \"ecc_errors\": " + (spoilt ? 3 : 0) + "}")
                .endMetadata()
                .build());
    }

    private static boolean isComplete(Sweep sweep) {
        return sweep.getStatus() != null && sweep.getStatus().state() == SweepState.COMPLETE;
    }

    private static List<Event> events(Lab lab) {
        return lab.client().v1().events().inNamespace(lab.namespace()).list().getItems().stream()
                .filter(event -> "NodeAvoided".equals(event.getReason()))
                .toList();
    }

    private static List<NodeSelectorTerm> terms(Job job) {
        return Objects.requireNonNull(job.getSpec().getTemplate().getSpec().getAffinity())
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms();
    }
}
