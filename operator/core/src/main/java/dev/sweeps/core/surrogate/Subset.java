package dev.sweeps.core.surrogate;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which observations to fit when there are too many: the best, the newest, and those that lie farthest from all of these. */
final class Subset {
    private static final int ALL_UP_TO = 500;
    private static final int OF_EACH = 200;
    /** What an earlier problem can tell is coarse, and there may be several. */
    private static final int EARLIER_UP_TO = 200;

    private static final int EARLIER_OF_EACH = 66;

    private Subset() {}

    /** At most 600 of them, in their order. */
    static List<Observation> of(UnitCube cube, List<Observation> observations) {
        return of(cube, observations, ALL_UP_TO, OF_EACH);
    }

    /** At most 200 of those of an earlier problem, in their order. */
    static List<Observation> ofEarlier(UnitCube cube, List<Observation> observations) {
        return of(cube, observations, EARLIER_UP_TO, EARLIER_OF_EACH);
    }

    private static List<Observation> of(UnitCube cube, List<Observation> observations, int allUpTo, int ofEach) {
        int size = observations.size();
        if (size <= allUpTo) {
            return observations;
        }
        boolean[] chosen = new boolean[size];
        Arrays.fill(chosen, size - ofEach, size, true);
        IntStream.range(0, size)
                .boxed()
                .filter(i -> observations.get(i).kind() != Observation.Kind.FAILED)
                .sorted(Comparator.comparingDouble(i -> observations.get(i).loss()))
                .limit(ofEach)
                .forEach(i -> chosen[i] = true);
        addFarthest(cube, observations, chosen, ofEach);
        return IntStream.range(0, size)
                .filter(i -> chosen[i])
                .mapToObj(observations::get)
                .toList();
    }

    /** One at a time the observation whose nearest chosen one is farthest (Gonzalez 1985). */
    private static void addFarthest(UnitCube cube, List<Observation> observations, boolean[] chosen, int most) {
        Metric metric = Metric.of(cube);
        double[][] rows = observations.stream()
                .map(observation -> metric.features(observation.point()))
                .toArray(double[][]::new);
        double[] nearest = new double[rows.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < rows.length; i++) {
            if (chosen[i]) {
                approach(metric, rows, nearest, i);
            }
        }
        for (int count = 0; count < most; count++) {
            int farthest = 0;
            for (int i = 1; i < rows.length; i++) {
                farthest = nearest[i] > nearest[farthest] ? i : farthest;
            }
            if (nearest[farthest] == 0) {
                return;
            }
            chosen[farthest] = true;
            approach(metric, rows, nearest, farthest);
        }
    }

    private static void approach(Metric metric, double[][] rows, double[] nearest, int to) {
        for (int i = 0; i < rows.length; i++) {
            nearest[i] = Math.min(nearest[i], metric.squaredDistance(rows[i], rows[to]));
        }
    }
}
