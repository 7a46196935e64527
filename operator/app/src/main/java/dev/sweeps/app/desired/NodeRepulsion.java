package dev.sweeps.app.desired;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirementBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pods away from the nodes that their sweep avoids. By the label with the name of the host, which provisioners of nodes
 * understand too, and not by the name of the node, which some of them refuse.
 */
final class NodeRepulsion {
    private static final String HOST = "kubernetes.io/hostname";

    private NodeRepulsion() {}

    /** The template's affinity, with the avoided nodes taken out of each of its alternatives. */
    static @Nullable Affinity of(@Nullable Affinity users, Sweep sweep) {
        var nodes = avoided(sweep);
        if (nodes.isEmpty()) {
            return users;
        }
        var away = new NodeSelectorRequirementBuilder()
                .withKey(HOST)
                .withOperator("NotIn")
                .withValues(nodes)
                .build();
        var terms = terms(users);
        return new AffinityBuilder(users == null ? new Affinity() : users)
                .editOrNewNodeAffinity()
                .editOrNewRequiredDuringSchedulingIgnoredDuringExecution()
                .withNodeSelectorTerms(
                        terms.isEmpty()
                                ? List.of(with(new NodeSelectorTerm(), away))
                                : terms.stream()
                                        .map(term -> matchesNothing(term) ? term : with(term, away))
                                        .toList())
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .build();
    }

    private static List<String> avoided(Sweep sweep) {
        var status = sweep.getStatus();
        return status == null || status.avoidedNodes() == null
                ? List.of()
                : status.avoidedNodes().stream()
                        .map(AvoidedNodeStatus::node)
                        .sorted()
                        .toList();
    }

    private static List<NodeSelectorTerm> terms(@Nullable Affinity users) {
        return users == null
                        || users.getNodeAffinity() == null
                        || users.getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution() == null
                ? List.of()
                : users.getNodeAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .getNodeSelectorTerms();
    }

    /** An alternative without conditions is no node's; a condition would make it one of all others. */
    private static boolean matchesNothing(NodeSelectorTerm term) {
        return term.getMatchExpressions().isEmpty() && term.getMatchFields().isEmpty();
    }

    private static NodeSelectorTerm with(NodeSelectorTerm term, NodeSelectorRequirement away) {
        return new NodeSelectorTermBuilder(term).addToMatchExpressions(away).build();
    }
}
