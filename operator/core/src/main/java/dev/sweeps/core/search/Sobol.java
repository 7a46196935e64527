package dev.sweeps.core.search;

import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Draws that cover the space more evenly than chance would: points of a scrambled Sobol sequence with one dimension per parameter
 * that varies, without repetitions.
 */
public final class Sobol implements SearchAlgorithm {
    private final SearchSpace space;
    private final DistinctDraws draws;

    /**
     * @param space with at most {@link SobolPoints#MOST_DIMENSIONS} parameters that vary
     */
    Sobol(SearchSpace space, long seed) {
        this.space = space;
        int[] dimensionOf = dimensions(space.parameters());
        SobolPoints points = new SobolPoints(Math.max(1, space.dimension()));
        this.draws = new DistinctDraws(space, draw -> {
            double[] point = points.scrambled(draw, seed);
            return space.configuration(position -> point[dimensionOf[position]]);
        });
    }

    /** A parameter with one value takes no dimension of its own and may look at any. */
    private static int[] dimensions(List<Parameter> parameters) {
        int[] dimensionOf = new int[parameters.size()];
        int next = 0;
        for (int position = 0; position < dimensionOf.length; position++) {
            dimensionOf[position] = parameters.get(position).isFixed() ? 0 : next++;
        }
        return dimensionOf;
    }

    @Override
    public Optional<Configuration> configuration(long ordinal) {
        return draws.get(ordinal);
    }

    @Override
    public Optional<BigInteger> size() {
        return Axes.ofAllValues(space)
                .map(GridSize::of)
                .filter(GridSize::isExact)
                .map(GridSize::value);
    }
}
