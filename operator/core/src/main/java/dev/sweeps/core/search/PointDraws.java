package dev.sweeps.core.search;

import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.function.LongFunction;

/** Configurations at the points of a sequence with one dimension for each parameter that varies. */
final class PointDraws {
    private PointDraws() {}

    /**
     * The distinct configurations of a sequence.
     *
     * @param pointOf the point with a number, in at least one dimension and as many as the space has
     */
    static DistinctDraws of(SearchSpace space, LongFunction<double[]> pointOf) {
        int[] dimensionOf = dimensions(space.parameters());
        return new DistinctDraws(space, draw -> {
            double[] point = pointOf.apply(draw);
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
}
