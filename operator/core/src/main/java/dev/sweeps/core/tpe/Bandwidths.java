package dev.sweeps.core.tpe;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Optuna's rule for the widths of the kernels along one coordinate. */
final class Bandwidths {
    private static final double MOST_KERNELS_PER_RANGE = 100;

    private Bandwidths() {}

    /**
     * The larger one of the gaps to both neighbours; the outermost points, unless there is one only, do not count their gap to the end
     * of the range. No kernel is narrower than the range over the number of kernels and one ("magic clip"), or over 100.
     *
     * @param centres in [0, 1]
     * @return standard deviations in [0.01, 1], as many as centres
     */
    static double[] of(double[] centres) {
        int n = centres.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> centres[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double smallest = 1 / Math.min(MOST_KERNELS_PER_RANGE, n + 2.0);
        double[] sigma = new double[n];
        for (int place = 0; place < n; place++) {
            double here = centres[order[place]];
            double left = place > 0 ? here - centres[order[place - 1]] : n > 1 ? 0 : here;
            double right = place + 1 < n ? centres[order[place + 1]] - here : n > 1 ? 0 : 1 - here;
            sigma[order[place]] = Math.clamp(Math.max(left, right), smallest, 1);
        }
        return sigma;
    }
}
