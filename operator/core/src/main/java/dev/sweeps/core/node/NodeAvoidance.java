package dev.sweeps.core.node;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the nodes that fail trials which would get on elsewhere.
 *
 * <p>A node is avoided when two different trials met the same kind of failure there (one trial that fails twice may be the cause
 * itself), more than ran to their end there, and when the share of failures is more than twice that of all other nodes together,
 * of which at least one trial has run to its end: an image that does not exist, or a cluster in trouble, is no node's fault. The
 * failures of programs never count. At most a third of the nodes that the sweep has been on is avoided, the worst ones.
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
                .sorted(Comparator.comparingInt(AvoidedNode::trials).reversed().thenComparing(AvoidedNode::node))
                .limit(tally.seen.size() / SHARE_OF_NODES)
                .toList();
    }

    /** What is known of each node. */
    private static final class Tally {
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> served = new HashMap<>();
        /** By node and kind: for each trial when it first failed there. */
        private final Map<String, Map<NodeFailure.Kind, Map<String, Instant>>> failed = new HashMap<>();

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
                for (var failure : use.failures()) {
                    seen.add(failure.node());
                    failed.computeIfAbsent(failure.node(), _ -> new HashMap<>())
                            .computeIfAbsent(failure.kind(), _ -> new HashMap<>())
                            .merge(use.trial(), failure.at(), (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }

        private Optional<AvoidedNode> judge(String node) {
            return Stream.of(NodeFailure.Kind.values())
                    .filter(kind -> isBad(node, kind))
                    .map(kind -> avoided(node, kind))
                    .max(Comparator.comparingInt(AvoidedNode::trials));
        }

        private boolean isBad(String node, NodeFailure.Kind kind) {
            long here = trials(node, kind);
            long servedHere = served.getOrDefault(node, 0);
            long elsewhere = failed.keySet().stream()
                            .mapToLong(other -> trials(other, kind))
                            .sum()
                    - here;
            long servedElsewhere = servedByAll - servedHere;
            return here >= ENOUGH
                    && here > servedHere
                    && servedElsewhere > 0
                    && here * (servedElsewhere + elsewhere) > TIMES_WORSE * elsewhere * (servedHere + here);
        }

        private AvoidedNode avoided(String node, NodeFailure.Kind kind) {
            var times = times(node, kind).values().stream().sorted().toList();
            return new AvoidedNode(node, kind, times.size(), times.get(ENOUGH - 1));
        }

        private int trials(String node, NodeFailure.Kind kind) {
            return times(node, kind).size();
        }

        private Map<String, Instant> times(String node, NodeFailure.Kind kind) {
            return failed.getOrDefault(node, Map.of()).getOrDefault(kind, Map.of());
        }
    }
}
