package dev.sweeps.core.tpe;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws from the density of the good points for one group of coordinates, the most promising one first. */
final class Candidates {
    static final int COUNT = 24;

    private final int[] group;
    /** For each draw one number for each coordinate of the group. */
    private final List<double[]> ranked;

    private Candidates(int[] group, List<double[]> ranked) {
        this.group = group;
        this.ranked = ranked;
    }

    /** Ranked by log l - log g, where l is the density of the good points and g that of the others. */
    static Candidates of(Study study, Split split, boolean multiObjective, int[] group, NumberStream stream) {
        List<Point> below = having(group, split.below());
        List<Point> above = having(group, split.above());
        double[] equal = below.stream().mapToDouble(_ -> 1).toArray();
        Mixture good = Mixture.of(study.cube(), group, below, multiObjective ? equal : Recency.weights(below.size()));
        Mixture other = Mixture.of(study.cube(), group, above, Recency.weights(above.size()));
        List<double[]> drawn =
                IntStream.range(0, COUNT).mapToObj(_ -> good.draw(stream)).toList();
        double[] gain = drawn.stream()
                .mapToDouble(candidate -> good.logDensity(candidate) - other.logDensity(candidate))
                .toArray();
        return new Candidates(
                group,
                IntStream.range(0, COUNT)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -gain[i]))
                        .map(drawn::get)
                        .toList());
    }

    private static List<Point> having(int[] group, List<Point> points) {
        return points.stream()
                .filter(point -> IntStream.of(group).allMatch(point::isActive))
                .toList();
    }

    /** Writes the numbers of the draw with this rank to their places. */
    void copyTo(double[] u, int rank) {
        for (int i = 0; i < group.length; i++) {
            u[group[i]] = ranked.get(rank)[i];
        }
    }
}
