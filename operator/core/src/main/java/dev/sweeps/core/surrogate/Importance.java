package dev.sweeps.core.surrogate;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of the variance of a model's mean over the cube one coordinate brings about (Sobol indices). With f the mean, A and B
 * independent points, and A_i the point A with coordinate i from B:
 *
 * <ul>
 *   <li>main = 1 - E (f(B) - f(A_i))^2 / (2 Var f): what the coordinate explains by itself; over an additive function these are the
 *       shares of its terms and sum to 1;
 *   <li>total = E (f(A) - f(A_i))^2 / (2 Var f): what it explains together with others; 0 if and only if it does not matter.
 * </ul>
 *
 * (Jansen, "Analysis of variance designs for model output", 1999; Saltelli et al., 2010, table 2.) Losses count as the labels of
 * {@link HalfRank}: it is about what matters among the better half.
 *
 * @param name of the parameter
 * @param main in [0, 1]
 * @param total in [0, 1]
 */
public record Importance(String name, double main, double total) {
    private static final int PAIRS = 1024;

    /** For all coordinates, in their order; all 0 if the mean does not vary. */
    public static List<Importance> of(LossModel model, long seed) {
        UnitCube cube = model.cube();
        int dimension = cube.dimension();
        double[][] pairs = pairs(dimension, seed);
        double[] atA = means(model, pairs, -1, false);
        double[] atB = means(model, pairs, -1, true);
        double variance = variance(atA, atB);
        List<Importance> importances = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            double[] swapped = means(model, pairs, i, false);
            double main = variance > 0 ? 1 - halfMeanSquare(atB, swapped) / variance : 0;
            double total = variance > 0 ? halfMeanSquare(atA, swapped) / variance : 0;
            importances.add(new Importance(cube.name(i), Math.clamp(main, 0, 1), Math.clamp(total, 0, 1)));
        }
        return importances;
    }

    /** Rows of A and B beside each other. */
    private static double[][] pairs(int dimension, long seed) {
        double[][] pairs = new double[PAIRS][];
        SobolPoints sobol = new SobolPoints(Math.clamp(2L * dimension, 1, SobolPoints.MOST_DIMENSIONS));
        for (int row = 0; row < PAIRS; row++) {
            int number = row;
            pairs[row] = Arrays.copyOf(sobol.scrambled(number, seed), 2 * dimension);
            for (int k = SobolPoints.MOST_DIMENSIONS; k < 2 * dimension; k++) {
                pairs[row][k] = HashStream.uniform(seed, number, k);
            }
        }
        return pairs;
    }

    /** Means at A or B, with one coordinate from the other one; -1 for none. */
    private static double[] means(LossModel model, double[][] pairs, int swapped, boolean second) {
        int dimension = model.cube().dimension();
        List<Point> points = Arrays.stream(pairs)
                .map(pair -> {
                    int from = second ? dimension : 0;
                    double[] u = Arrays.copyOfRange(pair, from, from + dimension);
                    if (swapped >= 0) {
                        u[swapped] = pair[dimension - from + swapped];
                    }
                    return model.cube().snapped(u);
                })
                .toList();
        return model.predict(points).means();
    }

    private static double variance(double[] a, double[] b) {
        double mean = (Arrays.stream(a).average().orElse(0)
                        + Arrays.stream(b).average().orElse(0))
                / 2;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - mean) * (a[i] - mean) + (b[i] - mean) * (b[i] - mean);
        }
        return sum / (2 * a.length);
    }

    private static double halfMeanSquare(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum / (2 * a.length);
    }
}
