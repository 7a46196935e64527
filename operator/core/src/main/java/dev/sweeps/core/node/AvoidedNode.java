package dev.sweeps.core.node;

import java.time.Instant;

/**
 * A node that new attempts of a sweep keep away from.
 *
 * @param kind what trials have met there
 * @param trials how many different ones
 * @param since when the second of them did
 */
public record AvoidedNode(String node, NodeFailure.Kind kind, int trials, Instant since) {}
