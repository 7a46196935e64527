package dev.sweeps.core.tpe;

/** Truncated normal densities. */
final class RealKernels implements Kernels {
    private static final double LOG_SQRT_2_PI = 0.5 * Math.log(2 * Math.PI);

    private final NormalShapes shapes;
    /** For each kernel the log of its density at the middle. */
    private final double[] logPeak;

    RealKernels(double[] centres) {
        this.shapes = NormalShapes.around(centres);
        this.logPeak = new double[centres.length + 1];
        for (int i = 0; i < logPeak.length; i++) {
            logPeak[i] = -Math.log(shapes.sigma(i)) - LOG_SQRT_2_PI - shapes.logMass(i);
        }
    }

    @Override
    public double draw(int kernel, double share) {
        return shapes.quantile(kernel, share);
    }

    @Override
    public void addLogDensities(double u, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            double z = (u - shapes.mu(i)) / shapes.sigma(i);
            sums[i] += logPeak[i] - 0.5 * z * z;
        }
    }
}
