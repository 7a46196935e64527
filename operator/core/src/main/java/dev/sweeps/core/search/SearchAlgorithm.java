package dev.sweeps.core.search;

import dev.sweeps.core.space.Configuration;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Proposes configurations, each one once.
 *
 * <p>The result is a pure function of space, seed and ordinal; what an instance remembers only makes it faster. Instances may be
 * shared between threads.
 */
public sealed interface SearchAlgorithm permits Grid, Random, Sobol, Halton {
    /**
     * The configuration with this number.
     *
     * @param ordinal 0, 1, 2 … counts distinct configurations
     * @return empty when the space has no more than {@code ordinal} configurations
     */
    Optional<Configuration> configuration(long ordinal);

    /** How many distinct configurations there are; empty when endless or too many to be counted exactly. */
    Optional<BigInteger> size();
}
