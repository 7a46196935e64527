package dev.sweeps.core.search;

import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Draws that cover the space more evenly than chance would: points of a scrambled Sobol sequence with one dimension per parameter
 * that varies, without repetitions.
 */
public final class Sobol implements SearchAlgorithm {
    private final DistinctDraws draws;

    /**
     * @param space with at most {@link SobolPoints#MOST_DIMENSIONS} parameters that vary
     */
    Sobol(SearchSpace space, long seed) {
        SobolPoints points = new SobolPoints(Math.max(1, space.dimension()));
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
