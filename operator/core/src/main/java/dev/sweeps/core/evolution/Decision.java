package dev.sweeps.core.evolution;

import dev.sweeps.core.optimizer.Point;

/** What a member of a population does in the next interval. */
public sealed interface Decision {
    /** Whom it concerns. */
    Member member();

    /** Goes on with its own parameters from its own checkpoint. */
    record Continue(Member member) implements Decision {}

    /**
     * Gives up what it has and goes on from a better one.
     *
     * @param winner whose parameters were perturbed
     * @param point the perturbed parameters
     * @param checkpoint the winner's, never its own: settings belong to the weights that were trained with them
     */
    record Exploit(Member member, Member winner, Point point, String checkpoint) implements Decision {}
}
