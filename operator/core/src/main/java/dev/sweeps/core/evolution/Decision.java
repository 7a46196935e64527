package dev.sweeps.core.evolution;

import dev.sweeps.core.optimizer.Point;

/** What a member of a population does in its next interval. */
public sealed interface Decision {
    /** Goes on with its own parameters from its own checkpoint. */
    record Continue() implements Decision {}

    /**
     * Gives up what it has and goes on from the checkpoint of a better one, never from its own: settings belong to the weights that
     * were trained with them.
     *
     * @param winner whose checkpoint it takes and whose parameters were perturbed
     * @param point the perturbed parameters
     */
    record Exploit(Member winner, Point point) implements Decision {}

    /** Begins from nothing, with a draw: there is nothing to go on from. */
    record Begin(Point point) implements Decision {}
}
