package dev.sweeps.core.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the nodes that fail trials which would get on elsewhere.
 *
 * <p>A node is avoided when attempts met the same kind of failure there twice, more often than trials ran to their end there, and
 * when the share of failures is more than twice that of all other nodes together, of which at least one trial has run to its end:
 * an image that does not exist, or a cluster in trouble, is no node's fault. A trial that met the same on several nodes may be the
 * cause itself and counts once on each; one that met it on a single node may have had no other to go to, and all its attempts
 * count. The failures of programs never do, unless a rule of the user says so. At most a third of the nodes that the sweep has been on is avoided, the worst ones.
 */
public final class NodeAvoidance {
    private static final int ENOUGH = 2;
    private static final int SHARE_OF_NODES = 3;
    private static final int TIMES_WORSE = 2;

    private NodeAvoidance() {}

    /** The avoided nodes, the worst first; the same for any order of {@code uses}. */
    public static List<AvoidedNode> of(Collection<NodeUse> uses) {
        var tally = new Tally(uses);
        return tally.failed.keySet().stream()
                .flatMap(node -> tally.judge(node).stream())
                .sorted(Comparator.comparingInt(AvoidedNode::failures)
                        .reversed()
                        .thenComparing(AvoidedNode::node))
                .limit(tally.seen.size() / SHARE_OF_NODES)
                .toList();
    }

    /** What is known of each node. */
    private static final class Tally {
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> served = new HashMap<>();
        /** By node and kind: when attempts failed there. */
        private final Map<String, Map<NodeFailure.Kind, List<Instant>>> failed = new HashMap<>();

        private int servedByAll;

        private Tally(Collection<NodeUse> uses) {
            for (var use : uses) {
                var last = use.last();
                if (last != null) {
                    seen.add(last);
                    if (use.served()) {
                        served.merge(last, 1, Integer::sum);
                        servedByAll++;
                    }
                }
                use.failures().stream()
                        .collect(Collectors.groupingBy(NodeFailure::kind))
                        .values()
                        .forEach(this::addTrial);
            }
        }

        /** @param failures of one trial and one kind */
        private void addTrial(List<NodeFailure> failures) {
            var byNode = failures.stream().collect(Collectors.groupingBy(NodeFailure::node));
            byNode.forEach((node, there) -> {
                seen.add(node);
                var times = there.stream().map(NodeFailure::at).sorted().toList();
                failed.computeIfAbsent(node, _ -> new HashMap<>())
                        .computeIfAbsent(there.getFirst().kind(), _ -> new ArrayList<>())
                        .addAll(byNode.size() == 1 ? times : times.subList(0, 1));
            });
        }

        private Optional<AvoidedNode> judge(String node) {
            return Stream.of(NodeFailure.Kind.values())
                    .filter(kind -> isBad(node, kind))
                    .map(kind -> avoided(node, kind))
                    .max(Comparator.comparingInt(AvoidedNode::failures));
        }

        private boolean isBad(String node, NodeFailure.Kind kind) {
            long here = times(node, kind).size();
            long servedHere = served.getOrDefault(node, 0);
            long elsewhere = failed.keySet().stream()
                            .mapToLong(other -> times(other, kind).size())
                            .sum()
                    - here;
            long servedElsewhere = servedByAll - servedHere;
            return here >= ENOUGH
                    && here > servedHere
                    && servedElsewhere > 0
                    && here * (servedElsewhere + elsewhere) > TIMES_WORSE * elsewhere * (servedHere + here);
        }

        private AvoidedNode avoided(String node, NodeFailure.Kind kind) {
            var times = times(node, kind).stream().sorted().toList();
            return new AvoidedNode(node, kind, times.size(), times.get(ENOUGH - 1));
        }

        private List<Instant> times(String node, NodeFailure.Kind kind) {
            return failed.getOrDefault(node, Map.of()).getOrDefault(kind, List.of());
        }
    }
}
