package dev.sweeps.core.numeric;

import org.hipparchus.special.Erf;

/** The standard normal distribution, and the function h of expected improvement, far into the tails. */
public final class StandardNormal {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_HALF_PI = Math.sqrt(Math.PI / 2);
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double ONE_OVER_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
    /** Below this the closed form of log h loses digits by cancellation and its asymptotic series has all of them. */
    private static final double SERIES_FROM = -100;

    private StandardNormal() {}

    public static double density(double z) {
        return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * z * z);
    }

    /** P(Z <= z). */
    public static double cumulative(double z) {
        return 0.5 * ErrorFunction.erfc(-z * SQRT_HALF);
    }

    /** ln P(Z <= z), also where the probability itself underflows. */
    public static double logCumulative(double z) {
        return z > -1
                ? Math.log1p(-0.5 * ErrorFunction.erfc(z * SQRT_HALF))
                : -0.5 * z * z + Math.log(0.5 * ErrorFunction.erfcx(-z * SQRT_HALF));
    }

    /** Derivative of {@link #logCumulative}: density / cumulative. */
    public static double logCumulativeSlope(double z) {
        return z > -1 ? density(z) / cumulative(z) : 1 / (SQRT_HALF_PI * ErrorFunction.erfcx(-z * SQRT_HALF));
    }

    /**
     * The z that {@link #cumulative} takes to this probability.
     *
     * @param probability in (0, 1)
     */
    public static double quantile(double probability) {
        double z = -Erf.erfcInv(2 * probability) / SQRT_HALF;
        // The library has five digits in the tails; one step of Newton doubles them.
        return z - (cumulative(z) - probability) / density(z);
    }

    /**
     * ln h(z) with h(z) = density(z) + z cumulative(z), the mean of max(z + Z, 0): the logarithm of expected improvement in units of
     * the standard deviation (Ament et al., "Unexpected improvements to expected improvement", 2023, eq. 9). Below -100 by the
     * series h = density (z^-2 - 3 z^-4 + 15 z^-6 - ...).
     */
    public static double logImprovement(double z) {
        if (z > -1) {
            return Math.log(density(z) + z * cumulative(z));
        }
        double square = z * z;
        double scaled = z < SERIES_FROM
                ? (1 - (3 - (15 - 105 / square) / square) / square) / square
                : 1 + z * SQRT_HALF_PI * ErrorFunction.erfcx(-z * SQRT_HALF);
        return -0.5 * square - HALF_LOG_TWO_PI + Math.log(scaled);
    }

    /** Derivative of {@link #logImprovement}: cumulative / h, because h' is the cumulative distribution. */
    public static double logImprovementSlope(double z) {
        return Math.exp(logCumulative(z) - logImprovement(z));
    }
}
