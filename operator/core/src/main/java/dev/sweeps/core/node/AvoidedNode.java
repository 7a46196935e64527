package dev.sweeps.core.node;

import java.time.Instant;

/**
 * A node that new attempts of a sweep keep away from.
 *
 * @param kind what attempts have met there
 * @param failures how many times
 * @param since when the second of them did
 */
public record AvoidedNode(String node, NodeFailure.Kind kind, int failures, Instant since) {}
