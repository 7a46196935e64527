package dev.sweeps.core.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Vectors of losses sorted by domination: front 0 is dominated by none, front 1 by points of front 0 only, and so on (Deb, Pratap,
 * Agarwal, Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", 2002).
 */
public final class ParetoFronts {
    /** In place of the number of a front that was not asked for. */
    public static final int LATER = Integer.MAX_VALUE;

    private ParetoFronts() {}

    /** Whether {@code a} is nowhere worse than {@code b} and better somewhere. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] > b[i]) {
                return false;
            }
            better |= a[i] < b[i];
        }
        return better;
    }

    /**
     * For each point the number of its front: one more than the last front of those that dominate it. All of these come earlier in
     * lexicographic order.
     */
    public static int[] fronts(double[][] losses) {
        int[] order = lexicographic(losses).mapToInt(Integer::intValue).toArray();
        int[] front = new int[losses.length];
        for (int place = 0; place < order.length; place++) {
            int point = order[place];
            for (int before = 0; before < place; before++) {
                int other = order[before];
                if (front[other] >= front[point] && dominates(losses[other], losses[point])) {
                    front[point] = front[other] + 1;
                }
            }
        }
        return front;
    }

    /**
     * The first fronts only, as many as it takes to number {@code enough} points; those of later ones are {@link #LATER}. Much faster
     * than all fronts for many points: each is compared with the members of the fronts before it only.
     */
    public static int[] fronts(double[][] losses, int enough) {
        int[] front = new int[losses.length];
        Arrays.fill(front, LATER);
        List<Integer> rest = lexicographic(losses).toList();
        int numbered = 0;
        for (int number = 0; numbered < enough && !rest.isEmpty(); number++) {
            List<Integer> members = new ArrayList<>();
            List<Integer> dominated = new ArrayList<>();
            for (int point : rest) {
                (isDominated(losses, point, members) ? dominated : members).add(point);
            }
            for (int member : members) {
                front[member] = number;
            }
            numbered += members.size();
            rest = dominated;
        }
        return front;
    }

    /** The last member first: in lexicographic order it is the likeliest one. */
    private static boolean isDominated(double[][] losses, int point, List<Integer> members) {
        for (int place = members.size() - 1; place >= 0; place--) {
            if (dominates(losses[members.get(place)], losses[point])) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Integer> lexicographic(double[][] losses) {
        return IntStream.range(0, losses.length).boxed().sorted((i, j) -> lexicographic(losses[i], losses[j]));
    }

    /** Unlike that of {@link java.util.Arrays} it takes 0 and -0 for equal, as domination does. */
    private static int lexicographic(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return a[i] < b[i] ? -1 : 1;
            }
        }
        return 0;
    }

    /**
     * For each point its crowding distance among those of the same front: how far apart its two neighbours are, summed over the losses
     * as shares of their ranges; infinite for the ends.
     *
     * @param front as {@link #fronts} gives it
     */
    public static double[] crowding(double[][] losses, int[] front) {
        double[] crowding = new double[losses.length];
        int objectives = losses.length == 0 ? 0 : losses[0].length;
        for (int objective = 0; objective < objectives; objective++) {
            addSpacing(losses, front, objective, crowding);
        }
        return crowding;
    }

    private static void addSpacing(double[][] losses, int[] front, int objective, double[] crowding) {
        int[] order = IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> front[i]).thenComparingDouble(i -> losses[i][objective]))
                .mapToInt(Integer::intValue)
                .toArray();
        int start = 0;
        while (start < order.length) {
            int end = start;
            while (end + 1 < order.length && front[order[end + 1]] == front[order[start]]) {
                end++;
            }
            // Halves, because the range of two finite losses may be infinite.
            double range = losses[order[end]][objective] / 2 - losses[order[start]][objective] / 2;
            crowding[order[start]] = Double.POSITIVE_INFINITY;
            crowding[order[end]] = Double.POSITIVE_INFINITY;
            for (int place = start + 1; place < end && range > 0; place++) {
                crowding[order[place]] +=
                        (losses[order[place + 1]][objective] / 2 - losses[order[place - 1]][objective] / 2) / range;
            }
            start = end + 1;
        }
    }
}
