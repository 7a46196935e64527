package dev.sweeps.core.learning;

import dev.sweeps.core.search.SearchAlgorithm;
import dev.sweeps.core.space.Configuration;
import java.math.BigInteger;
import java.util.Optional;

/** How a sweep gets its configurations. */
public sealed interface SearchMethod {
    /** Every configuration by its number, whatever the trials say. */
    record Enumerated(SearchAlgorithm algorithm) implements SearchMethod {}

    /** From the trials before. */
    record Learned(LearnedSearch search) implements SearchMethod {}

    /** Intervals of the members of a population. */
    record Population(PopulationSearch search) implements SearchMethod {}

    /** A configuration to try the template out on. */
    default Optional<Configuration> example() {
        return draws().configuration(0);
    }

    /** How many distinct configurations there are; empty when endless or too many to be counted exactly. */
    default Optional<BigInteger> size() {
        // A member may well have the parameters of another one, or its own again.
        return this instanceof Population ? Optional.empty() : draws().size();
    }

    private SearchAlgorithm draws() {
        return switch (this) {
            case Enumerated enumerated -> enumerated.algorithm();
            case Learned learned -> learned.search().fallback();
            case Population population -> population.search().draws();
        };
    }
}
