package dev.sweeps.core.tpe;

import dev.sweeps.core.numeric.TruncatedNormal;
import java.util.HashMap;
import java.util.Map;

/** Truncated normal distributions over levels in an order: a level has the mass of its bin. */
final class OrderedKernels implements Kernels {
    private final NormalShapes shapes;
    private final double levels;
    /** For each kernel the first one of the same shape: with few levels there are few shapes, and masses are dear. */
    private final int[] firstAlike;

    OrderedKernels(double[] centres, long levels) {
        this.shapes = NormalShapes.around(centres);
        this.levels = (double) levels;
        this.firstAlike = new int[centres.length + 1];
        Map<Shape, Integer> firsts = new HashMap<>();
        for (int i = 0; i < firstAlike.length; i++) {
            Integer first = firsts.putIfAbsent(new Shape(shapes.mu(i), shapes.sigma(i)), i);
            firstAlike[i] = first == null ? i : first;
        }
    }

    private record Shape(double mu, double sigma) {}

    @Override
    public double draw(int kernel, double share) {
        return (level(shapes.quantile(kernel, share)) + 0.5) / levels;
    }

    @Override
    public void addLogDensities(double u, double[] sums) {
        double left = level(u) / levels;
        double right = (level(u) + 1) / levels;
        double[] logMass = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            logMass[i] = firstAlike[i] < i ? logMass[firstAlike[i]] : logMass(i, left, right);
            sums[i] += logMass[i];
        }
    }

    private double logMass(int kernel, double left, double right) {
        double mu = shapes.mu(kernel);
        double sigma = shapes.sigma(kernel);
        return TruncatedNormal.logMass((left - mu) / sigma, (right - mu) / sigma) - shapes.logMass(kernel);
    }

    private double level(double u) {
        return Math.min(Math.floor(u * levels), levels - 1);
    }
}
