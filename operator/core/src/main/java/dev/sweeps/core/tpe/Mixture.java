package dev.sweeps.core.tpe;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Arrays;
import java.util.List;

/** A mixture of products: each point is one component, with one kernel along each coordinate of a group, and the prior is the last. */
final class Mixture {
    private final int[] group;
    private final List<Kernels> kernels;
    private final double[] weights;

    private Mixture(int[] group, List<Kernels> kernels, double[] weights) {
        this.group = group;
        this.kernels = kernels;
        this.weights = weights;
    }

    /**
     * The density of these points.
     *
     * @param points all of the group's coordinates are active in them; oldest first
     * @param weights one for each point; that of the prior is 1
     */
    static Mixture of(UnitCube cube, int[] group, List<Point> points, double[] weights) {
        List<Kernels> kernels = Arrays.stream(group)
                .mapToObj(coordinate -> Kernels.around(
                        points.stream()
                                .mapToDouble(point -> point.u()[coordinate])
                                .toArray(),
                        cube.coordinate(coordinate)))
                .toList();
        double[] all = Arrays.copyOf(weights, weights.length + 1);
        all[weights.length] = 1;
        double total = Arrays.stream(all).sum();
        return new Mixture(
                group, kernels, Arrays.stream(all).map(weight -> weight / total).toArray());
    }

    /** One number for each coordinate of the group. */
    double[] draw(NumberStream stream) {
        int component = component(stream.next());
        double[] drawn = new double[group.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = kernels.get(i).draw(component, stream.next());
        }
        return drawn;
    }

    private int component(double share) {
        double below = 0;
        int component = 0;
        while (component < weights.length - 1 && below + weights[component] <= share) {
            below += weights[component];
            component++;
        }
        return component;
    }

    /** The log density at what {@link #draw} gives; finite, since the prior is positive everywhere. */
    double logDensity(double[] drawn) {
        double[] sums = new double[weights.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.log(weights[i]);
        }
        for (int i = 0; i < drawn.length; i++) {
            kernels.get(i).addLogDensities(drawn[i], sums);
        }
        double largest = Arrays.stream(sums).max().orElseThrow();
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum - largest);
        }
        return largest + Math.log(total);
    }
}
