package dev.sweeps.app.translate;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.Limits;
import dev.sweeps.api.NodeFailureStatus;
import dev.sweeps.api.NodeTrouble;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.core.node.NodeAvoidance;
import dev.sweeps.core.node.NodeFailure;
import dev.sweeps.core.node.NodeUse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Trials tell of their nodes, and which ones their Sweep keeps away from. */
public final class AvoidedNodes {
    /** States of trials whose program ran until it, or a rule, had enough. */
    private static final Set<TrialState> SERVED = Set.of(TrialState.SUCCEEDED, TrialState.MASKED, TrialState.STOPPED);

    private AvoidedNodes() {}

    /** Worked out anew from all trials, so that it needs no memory; empty when the sweep avoids none. */
    public static List<AvoidedNodeStatus> of(SweepSpec spec, List<Trial> trials) {
        if (spec.trials() != null && Boolean.FALSE.equals(spec.trials().avoidNodes())) {
            return List.of();
        }
        // Most sweeps meet no failure of a node, and a pass over many trials should cost them nothing.
        if (trials.stream().noneMatch(trial -> hasFailures(trial.getStatus()))) {
            return List.of();
        }
        return NodeAvoidance.of(trials.stream().map(AvoidedNodes::use).toList()).stream()
                .limit(Limits.NODES)
                .map(node -> new AvoidedNodeStatus(
                        node.node(),
                        NodeTrouble.valueOf(node.kind().name()),
                        node.failures(),
                        node.since().toString()))
                .toList();
    }

    /** For people, in one sentence. */
    public static String text(AvoidedNodeStatus node) {
        return "new attempts of this sweep avoid node %s: %s of %d attempts there, while others got on elsewhere"
                .formatted(
                        node.node(),
                        NodeFailure.Kind.valueOf(node.kind().name()).words(),
                        node.failures());
    }

    static List<NodeFailure> stored(@Nullable TrialStatus status) {
        var failures = status == null ? null : status.nodeFailures();
        return failures == null
                ? List.of()
                : failures.stream()
                        .filter(failure -> failure != null && failure.kind() != null)
                        .map(failure -> new NodeFailure(
                                failure.node(),
                                NodeFailure.Kind.valueOf(failure.kind().name()),
                                failure.attempt(),
                                Objects.requireNonNullElse(TrialRecords.instant(failure.time()), Instant.EPOCH)))
                        .toList();
    }

    static @Nullable List<NodeFailureStatus> status(List<NodeFailure> failures) {
        return failures.isEmpty()
                ? null
                : failures.stream()
                        .map(failure -> new NodeFailureStatus(
                                failure.node(),
                                NodeTrouble.valueOf(failure.kind().name()),
                                failure.attempt(),
                                failure.at().toString()))
                        .toList();
    }

    private static boolean hasFailures(@Nullable TrialStatus status) {
        return status != null
                && status.nodeFailures() != null
                && !status.nodeFailures().isEmpty();
    }

    private static NodeUse use(Trial trial) {
        var status = trial.getStatus();
        var failures = stored(status);
        return new NodeUse(
                trial.getMetadata().getName(),
                status == null ? null : status.node(),
                status != null
                        && status.state() != null
                        && SERVED.contains(status.state())
                        // A rule of the user may blame the node of a program that ran to its end.
                        && failures.stream().noneMatch(failure -> failure.attempt() == status.attempt()),
                failures);
    }
}
