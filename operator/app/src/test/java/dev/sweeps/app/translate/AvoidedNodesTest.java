package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.NodeFailureStatus;
import dev.sweeps.api.NodeTrouble;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AvoidedNodesTest {
    private static final SweepSpec SPEC = Serialization.unmarshal(
                    Serialization.asJson(Manifests.sweep("s", "{}")), Sweep.class)
            .getSpec();

    @Test
    void aNodeThatARuleBlamesForTwoGoodTrialsIsAvoided() {
        var trials = List.of(
                succeeded(0, "a", NodeFailure.Kind.DECLARED),
                succeeded(1, "b", null),
                succeeded(2, "c", null),
                succeeded(3, "a", NodeFailure.Kind.DECLARED));

        assertThat(AvoidedNodes.of(SPEC, trials)).singleElement().satisfies(node -> {
            assertThat(node)
                    .returns("a", AvoidedNodeStatus::node)
                    .returns(NodeTrouble.DECLARED, AvoidedNodeStatus::kind);
            assertThat(AvoidedNodes.text(node))
                    .contains("results that a rule in earlyStop.rules blames on it of 2 attempts there");
        });
    }

    @Test
    void oneThatServesAsManyIsNot() {
        var trials = List.of(
                succeeded(0, "a", NodeFailure.Kind.DECLARED),
                succeeded(1, "b", null),
                succeeded(2, "c", null),
                succeeded(3, "a", NodeFailure.Kind.DECLARED),
                succeeded(4, "a", null),
                succeeded(5, "a", null));

        assertThat(AvoidedNodes.of(SPEC, trials)).isEmpty();
    }

    @Test
    void whatNodesDidIsStoredAndReadAgain() {
        var failure = new NodeFailure("a", NodeFailure.Kind.DECLARED, 1, Instant.parse("2026-03-01T08:00:00Z"));

        assertThat(AvoidedNodes.status(List.of(failure)))
                .containsExactly(new NodeFailureStatus("a", NodeTrouble.DECLARED, 1, "2026-03-01T08:00:00Z"));
        assertThat(AvoidedNodes.stored(
                        succeeded(0, "a", NodeFailure.Kind.DECLARED).getStatus()))
                .containsExactly(failure);
    }

    private static Trial succeeded(long index, String node, NodeFailure.@Nullable Kind kind) {
        var failures = kind == null
                ? List.<NodeFailure>of()
                : List.of(new NodeFailure(node, kind, 1, Instant.parse("2026-03-01T08:00:00Z")));
        var trial = new Trial();
        trial.setMetadata(new ObjectMetaBuilder().withName("s-0000" + index).build());
        trial.setSpec(new TrialSpec("s", index, 0, Map.of(), "random", null, null, null, null, null));
        trial.setStatus(TrialReports.status(trial, report(node, failures), LiveStatus.NONE));
        return trial;
    }

    private static TrialReport report(String node, List<NodeFailure> failures) {
        return new TrialReport(
                TrialState.SUCCEEDED,
                "ObjectiveReported",
                "",
                1,
                0,
                0,
                null,
                null,
                failures,
                0.5,
                Map.of(),
                Map.of(),
                null,
                List.of(),
                null,
                node,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                List.of());
    }
}
