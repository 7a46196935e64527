package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.Nondominated;
import dev.sweeps.core.numeric.StandardNormal;
import java.util.Arrays;
import java.util.List;

/**
 * The logarithm of the expected gain in hypervolume for losses that are independent given the point (Emmerich et al., "Single- and
 * multiobjective evolutionary optimization assisted by Gaussian random field metamodels", 2006). In closed form: over a box (l, u) of
 * what is not dominated the expectation is the product over the losses of psi(u) - psi(l), with psi(a) = E max(a - f, 0) =
 * s h((a - m) / s). All psi are taken relative to that at the reference, so that their products do not underflow.
 */
final class HypervolumeImprovement implements Score {
    private static final double LEAST = 1e-300;

    /** For each loss the borders of the boxes, rising, the reference last. */
    private final double[][] edges;
    /** For each box and loss the numbers of its two borders; -1 for minus infinity. */
    private final int[][] lower;

    private final int[][] upper;

    /**
     * Models 0, 1, ... are those of the losses.
     *
     * @param front labels of points that no other dominates
     * @param reference labels that bound the volume
     */
    HypervolumeImprovement(List<double[]> front, double[] reference) {
        List<Nondominated.Box> boxes = Nondominated.boxes(front, reference);
        this.edges = new double[reference.length][];
        for (int k = 0; k < reference.length; k++) {
            int loss = k;
            edges[k] = boxes.stream()
                    .mapToDouble(box -> box.upper()[loss])
                    .sorted()
                    .distinct()
                    .toArray();
        }
        this.lower = boxes.stream().map(box -> numbers(box.lower())).toArray(int[][]::new);
        this.upper = boxes.stream().map(box -> numbers(box.upper())).toArray(int[][]::new);
    }

    private int[] numbers(double[] corner) {
        int[] numbers = new int[corner.length];
        Arrays.setAll(
                numbers, k -> corner[k] == Double.NEGATIVE_INFINITY ? -1 : Arrays.binarySearch(edges[k], corner[k]));
        return numbers;
    }

    @Override
    public double at(double[] means, double[] deviations) {
        double[][] psi = new double[edges.length][];
        double logarithm = fill(psi, means, deviations);
        double sum = 0;
        for (int box = 0; box < upper.length; box++) {
            double product = 1;
            for (int k = 0; k < edges.length; k++) {
                product *= side(psi, box, k);
            }
            sum += product;
        }
        return logarithm + Math.log(Math.max(sum, LEAST));
    }

    /** All psi relative to the last of each loss; returns the sum of the logarithms of these. */
    private double fill(double[][] psi, double[] means, double[] deviations) {
        double logarithm = 0;
        for (int k = 0; k < edges.length; k++) {
            int count = edges[k].length;
            double mean = means[k];
            double deviation = deviations[k];
            double reference = StandardNormal.logImprovement((edges[k][count - 1] - mean) / deviation);
            logarithm += Math.log(deviation) + reference;
            psi[k] = new double[count];
            for (int i = 0; i < count; i++) {
                psi[k][i] = Math.exp(StandardNormal.logImprovement((edges[k][i] - mean) / deviation) - reference);
            }
        }
        return logarithm;
    }

    private double side(double[][] values, int box, int loss) {
        int from = lower[box][loss];
        return values[loss][upper[box][loss]] - (from < 0 ? 0 : values[loss][from]);
    }

    @Override
    public double at(double[] means, double[] deviations, double[] meanSlopes, double[] deviationSlopes) {
        int losses = edges.length;
        double[][] psi = new double[losses][];
        double value = fill(psi, means, deviations);
        double[][] byMean = new double[losses][];
        double[][] byDeviation = new double[losses][];
        for (int k = 0; k < losses; k++) {
            slopes(k, means[k], deviations[k], byMean, byDeviation);
        }
        double sum = 0;
        double[] meanSums = new double[losses];
        double[] deviationSums = new double[losses];
        for (int box = 0; box < upper.length; box++) {
            double product = 1;
            for (int k = 0; k < losses; k++) {
                product *= side(psi, box, k);
                double others = 1;
                for (int other = 0; other < losses; other++) {
                    others *= other == k ? 1 : side(psi, box, other);
                }
                meanSums[k] += others * side(byMean, box, k);
                deviationSums[k] += others * side(byDeviation, box, k);
            }
            sum += product;
        }
        double safe = Math.max(sum, LEAST);
        for (int k = 0; k < losses; k++) {
            meanSlopes[k] += meanSums[k] / safe;
            deviationSlopes[k] += deviationSums[k] / safe;
        }
        return value + Math.log(safe);
    }

    /** Derivatives of psi by mean, -Phi(z), and deviation, phi(z), relative to psi at the reference. */
    private void slopes(int k, double mean, double deviation, double[][] byMean, double[][] byDeviation) {
        int count = edges[k].length;
        double reference =
                Math.log(deviation) + StandardNormal.logImprovement((edges[k][count - 1] - mean) / deviation);
        byMean[k] = new double[count];
        byDeviation[k] = new double[count];
        for (int i = 0; i < count; i++) {
            double z = (edges[k][i] - mean) / deviation;
            byMean[k][i] = -Math.exp(StandardNormal.logCumulative(z) - reference);
            byDeviation[k][i] = Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - reference);
        }
    }
}
