package dev.sweeps.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.node.NodeFailure.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAvoidanceTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private static NodeFailure failure(String node, Kind kind, int minute) {
        return new NodeFailure(node, kind, 1, START.plusSeconds(60L * minute));
    }

    /** A trial that failed on some nodes and ran to its end on the last one. */
    private static NodeUse use(String trial, String servedBy, NodeFailure... failures) {
        return new NodeUse(trial, servedBy, true, List.of(failures));
    }

    @Test
    void avoidsANodeOnWhichTwoAttemptsMetTheSame() {
        var uses = List.of(
                use("s-0", "b", failure("a", Kind.HARDWARE, 5)),
                use("s-1", "c", failure("a", Kind.HARDWARE, 3)),
                use("s-2", "b"));

        assertThat(NodeAvoidance.of(uses))
                .containsExactly(new AvoidedNode("a", Kind.HARDWARE, 2, START.plusSeconds(300)));
    }

    @Test
    void oneTrialThatGoesToTheSameNodeAgainAndAgainIsEnough() {
        var uses = List.of(use("s-0", "b", failure("a", Kind.LOST, 1), failure("a", Kind.LOST, 2)), use("s-1", "c"));

        assertThat(NodeAvoidance.of(uses)).containsExactly(new AvoidedNode("a", Kind.LOST, 2, START.plusSeconds(120)));
    }

    @Test
    void oneTrialThatFailsOnOtherNodesTooMayBeTheCauseItself() {
        var uses = List.of(
                use("s-0", "b", failure("a", Kind.LOST, 1), failure("a", Kind.LOST, 2), failure("c", Kind.LOST, 3)),
                use("s-1", "c"),
                use("s-2", "b"));

        assertThat(NodeAvoidance.of(uses)).isEmpty();
    }

    @Test
    void failuresOfTwoKindsAreNotAdded() {
        var uses =
                List.of(use("s-0", "b", failure("a", Kind.LOST, 1)), use("s-1", "c", failure("a", Kind.HARDWARE, 2)));

        assertThat(NodeAvoidance.of(uses)).isEmpty();
    }

    @Test
    void aNodeThatServesMoreThanItFailsIsKept() {
        var uses = List.of(
                use("s-0", "b", failure("a", Kind.LOST, 1)),
                use("s-1", "c", failure("a", Kind.LOST, 2)),
                use("s-2", "a"),
                use("s-3", "a"));

        assertThat(NodeAvoidance.of(uses)).isEmpty();
    }

    @Test
    void whatHappensEverywhereIsNoNodesFault() {
        var uses = Stream.of("a", "b", "c", "d")
                .flatMap(node -> IntStream.range(0, 3)
                        .mapToObj(i ->
                                new NodeUse("s-" + node + i, node, i < 2, List.of(failure(node, Kind.NOT_STARTED, i)))))
                .toList();
        var nobodyGotOn = List.of(
                new NodeUse("s-0", "a", false, List.of(failure("a", Kind.NOT_STARTED, 1))),
                new NodeUse("s-1", "a", false, List.of(failure("a", Kind.NOT_STARTED, 2))),
                new NodeUse("s-2", "b", false, List.of()),
                new NodeUse("s-3", "c", false, List.of()));

        assertThat(NodeAvoidance.of(uses)).isEmpty();
        assertThat(NodeAvoidance.of(nobodyGotOn)).isEmpty();
    }

    @Test
    void twoNodesAreTooFewToAvoidOne() {
        var uses = List.of(
                use("s-0", "b", failure("a", Kind.HARDWARE, 1)), use("s-1", "b", failure("a", Kind.HARDWARE, 2)));

        assertThat(NodeAvoidance.of(uses)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GpuFault,HARDWARE",
        "NcclFault,HARDWARE",
        "NodeLost,LOST",
        "TerminationByKubelet,LOST",
        "DeletionByTaintManager,LOST",
        "OutOfnvidia.com/gpu,LOST",
        "PreemptionByScheduler,",
        "EvictionByEvictionAPI,",
        "PodDeleted,",
        "ResultLost,"
    })
    void knowsWhichLossesAreTheNodes(String reason, Kind kind) {
        assertThat(NodeFailure.ofLost(reason).orElse(null)).isEqualTo(kind);
    }

    @Property
    void avoidsAThirdAtMostAndOnlyNodesThatFailed(@ForAll("uses") List<NodeUse> uses) {
        var seen = new HashSet<String>();
        var failed = new HashSet<String>();
        uses.forEach(use -> {
            seen.add(use.last());
            use.failures().forEach(failure -> failed.add(failure.node()));
        });
        seen.addAll(failed);

        var avoided = NodeAvoidance.of(uses);

        assertThat(avoided).hasSizeLessThanOrEqualTo(seen.size() / 3).doesNotHaveDuplicates();
        assertThat(avoided).allSatisfy(node -> {
            assertThat(failed).contains(node.node());
            assertThat(node.failures()).isGreaterThanOrEqualTo(2);
        });
    }

    @Property
    void theOrderOfTrialsDoesNotMatter(@ForAll("uses") List<NodeUse> uses, @ForAll long seed) {
        var other = new ArrayList<>(uses);
        Collections.shuffle(other, new Random(seed));

        assertThat(NodeAvoidance.of(other)).isEqualTo(NodeAvoidance.of(uses));
    }

    @Provide
    Arbitrary<List<NodeUse>> uses() {
        var nodes = Arbitraries.of("a", "b", "c", "d", "e", "f");
        var failures = Combinators.combine(
                        nodes,
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 99))
                .as(NodeAvoidanceTest::failure);
        return Combinators.combine(
                        nodes, Arbitraries.of(true, false), failures.list().ofMaxSize(3))
                .as((last, served, list) -> new NodeUse("", last, served, list))
                .list()
                .ofMaxSize(20)
                .map(list -> IntStream.range(0, list.size())
                        .mapToObj(i -> new NodeUse(
                                "s-" + i,
                                list.get(i).last(),
                                list.get(i).served(),
                                list.get(i).failures()))
                        .toList());
    }
}
