package dev.sweeps.core.learning;

import dev.sweeps.core.schedule.ConfigurationSource;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.search.SearchAlgorithm;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * A search that knows every configuration by its number behind the port of the planner.
 *
 * @param name of the algorithm, as users write it
 */
public record EnumeratedSource(SearchAlgorithm algorithm, String name) implements ConfigurationSource {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public Proposal configuration(long ordinal) {
        return algorithm
                .configuration(ordinal)
                .<Proposal>map(found -> new Proposal.Ready(found.values(), name))
                .orElseGet(Proposal.Exhausted::new);
    }

    @Override
    public OptionalLong size() {
        return algorithm
                .size()
                .map(size -> OptionalLong.of(size.min(LARGEST).longValue()))
                .orElseGet(OptionalLong::empty);
    }
}
