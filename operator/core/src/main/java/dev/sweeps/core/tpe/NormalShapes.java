package dev.sweeps.core.tpe;

import dev.sweeps.core.numeric.TruncatedNormal;
import java.util.Arrays;

/** Normal distributions that are cut off at 0 and 1. */
final class NormalShapes {
    private static final double PRIOR_MU = 0.5;
    private static final double PRIOR_SIGMA = 1;

    private final double[] mu;
    private final double[] sigma;
    private final double[] logMass;

    private NormalShapes(double[] mu, double[] sigma, double[] logMass) {
        this.mu = mu;
        this.sigma = sigma;
        this.logMass = logMass;
    }

    /** One around each point and a last one that covers everything. */
    static NormalShapes around(double[] centres) {
        int n = centres.length;
        double[] mu = Arrays.copyOf(centres, n + 1);
        double[] sigma = Arrays.copyOf(Bandwidths.of(centres), n + 1);
        mu[n] = PRIOR_MU;
        sigma[n] = PRIOR_SIGMA;
        double[] logMass = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            logMass[i] = TruncatedNormal.logMass(-mu[i] / sigma[i], (1 - mu[i]) / sigma[i]);
        }
        return new NormalShapes(mu, sigma, logMass);
    }

    /** Where the kernel had its middle if nothing were cut off. */
    double mu(int kernel) {
        return mu[kernel];
    }

    /** Its standard deviation before the cut. */
    double sigma(int kernel) {
        return sigma[kernel];
    }

    /** The log of its mass between 0 and 1 before the cut. */
    double logMass(int kernel) {
        return logMass[kernel];
    }

    double quantile(int kernel, double share) {
        double z = TruncatedNormal.quantile(share, -mu[kernel] / sigma[kernel], (1 - mu[kernel]) / sigma[kernel]);
        return Math.clamp(mu[kernel] + sigma[kernel] * z, 0, 1);
    }
}
