package dev.sweeps.core.optimizer;

import dev.sweeps.core.numeric.ParetoFronts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which observations count as good: those that completed, by their losses; then those that were stopped, the longest
 * ones first; then those that miss a constraint, the nearest ones first. Earlier ones first where all is equal.
 */
public final class BestFirst {
    private BestFirst() {}

    /**
     * Indices of the observations, best first.
     *
     * @param usable none of them failed
     */
    public static List<Integer> order(List<Observation> usable) {
        double[][] losses = usable.stream()
                .map(observation -> observation.losses().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
        return IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> group(usable.get(i)))
                        .thenComparingLong(
                                i -> isStopped(usable.get(i)) ? -usable.get(i).step() : 0)
                        .thenComparingDouble(i -> usable.get(i).totalViolation())
                        .thenComparing(byLosses(losses)))
                .toList();
    }

    private static int group(Observation observation) {
        return !observation.isFeasible() ? 2 : isStopped(observation) ? 1 : 0;
    }

    private static boolean isStopped(Observation observation) {
        return observation.isFeasible() && observation.kind() == Observation.Kind.STOPPED;
    }

    /** Several losses by Pareto front, and within a front those first that have the most room around them (its ends by their losses). */
    private static Comparator<Integer> byLosses(double[][] losses) {
        if (losses.length == 0 || losses[0].length == 1) {
            return Comparator.comparingDouble(i -> losses[i][0]);
        }
        int[] front = ParetoFronts.fronts(losses);
        double[] crowding = ParetoFronts.crowding(losses, front);
        return Comparator.<Integer>comparingInt(i -> front[i])
                .thenComparingDouble(i -> -crowding[i])
                .thenComparing((i, j) -> Arrays.compare(losses[i], losses[j]));
    }
}
