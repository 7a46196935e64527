package dev.sweeps.core.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that one trial has been on.
 *
 * @param last node of its last attempt; absent when it had none
 * @param served whether its program ran to its end there, or until a rule ended it
 * @param failures of earlier attempts, and of the last
 */
public record NodeUse(String trial, @Nullable String last, boolean served, List<NodeFailure> failures) {
    public NodeUse {
        failures = List.copyOf(failures);
    }
}
