package dev.sweeps.core.attempt;

import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What made a trial begin again, as {@link TrialReport} tells it. */
record Mishaps(
        int retriesUsed,
        int disruptions,
        @Nullable LossStreak streak,
        @Nullable RaisedMemory memory,
        List<NodeFailure> nodeFailures) {
    static final Mishaps NONE = new Mishaps(0, 0, null, null, List.of());

    /** Of a trial that has met more only the last ones are told: two different trials make a node an avoided one, not one. */
    private static final int MOST_NODE_FAILURES = 16;

    static Mishaps of(TrialReport stored) {
        return new Mishaps(
                stored.retriesUsed(), stored.disruptions(), stored.streak(), stored.memory(), stored.nodeFailures());
    }

    Mishaps retryUsed() {
        return new Mishaps(retriesUsed + 1, disruptions, streak, memory, nodeFailures);
    }

    Mishaps disrupted(long furthest) {
        return new Mishaps(retriesUsed, disruptions + 1, LossStreak.after(streak, furthest), memory, nodeFailures);
    }

    Mishaps memory(RaisedMemory raised) {
        return new Mishaps(retriesUsed, disruptions, streak, raised, nodeFailures);
    }

    Mishaps nodeFailed(NodeFailure.Kind kind, String node, int attempt, Instant now) {
        var all = new ArrayList<>(nodeFailures);
        all.add(new NodeFailure(node, kind, attempt, now.truncatedTo(ChronoUnit.SECONDS)));
        var last = all.subList(Math.max(0, all.size() - MOST_NODE_FAILURES), all.size());
        return new Mishaps(retriesUsed, disruptions, streak, memory, last);
    }
}
