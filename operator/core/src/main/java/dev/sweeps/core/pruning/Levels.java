package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a cohort at levels of progress. A trial's value at a level is the first one that it reports there or beyond; one
 * that was stopped at a level has none at higher levels.
 */
final class Levels {
    private final Cohort cohort;
    private final Map<Long, double[]> sorted = new HashMap<>();

    Levels(Cohort cohort) {
        this.cohort = cohort;
    }

    /** Levels {@code first * factor^k}, k = 0, 1, … while they fit into a long. */
    static List<Long> geometric(long first, long factor) {
        var levels = new ArrayList<Long>();
        for (var level = first; ; level *= factor) {
            levels.add(level);
            if (level > Long.MAX_VALUE / factor) {
                return List.copyOf(levels);
            }
        }
    }

    /** All values at {@code level}, ascending; not to be changed. */
    double[] at(long level) {
        return sorted.computeIfAbsent(level, this::collect);
    }

    private double[] collect(long level) {
        var values = cohort.contenders().stream()
                .filter(contender -> contender.stoppedAt() == null || level <= contender.stoppedAt())
                .mapToDouble(contender -> value(contender.curve(), level))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Arrays.sort(values);
        return values;
    }

    private static double value(Curve curve, long level) {
        var position = Curves.firstValueFrom(curve, level);
        return position == curve.points().size()
                ? Double.NaN
                : curve.points().get(position).value();
    }
}
