package dev.sweeps.core.search;

import dev.sweeps.core.numeric.HaltonPoints;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.Optional;

/** Points of a scrambled Halton sequence, without repetitions: evenly spread after any number of draws, not only after a power of two. */
public final class Halton implements SearchAlgorithm {
    private final DistinctDraws draws;

    /**
     * @param space with at most {@link HaltonPoints#MOST_DIMENSIONS} parameters that vary
     */
    Halton(SearchSpace space, long seed) {
        HaltonPoints points = new HaltonPoints(Math.max(1, space.dimension()));
        this.draws = PointDraws.of(space, draw -> points.scrambled(draw, seed));
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
