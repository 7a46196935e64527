package dev.sweeps.core.search;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.Optional;

/** Independent draws from the distributions, without repetitions. */
public final class Random implements SearchAlgorithm {
    private final DistinctDraws draws;

    Random(SearchSpace space, long seed) {
        this.draws = new DistinctDraws(
                space, draw -> space.configuration(position -> HashStream.uniform(seed, draw, position)));
    }

    @Override
    public Optional<Configuration> configuration(long ordinal) {
        return draws.get(ordinal);
    }

    @Override
    public Optional<BigInteger> size() {
        return draws.size();
    }
}
