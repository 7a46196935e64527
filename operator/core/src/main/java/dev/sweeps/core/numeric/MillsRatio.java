package dev.sweeps.core.numeric;

import org.hipparchus.special.Erf;

/**
 * The upper tail of the standard normal distribution over its density, R(x) = (1 - Phi(x)) / phi(x): a number of moderate size where
 * both of these underflow.
 */
final class MillsRatio {
    static final double LOG_SQRT_2_PI = 0.5 * Math.log(2 * Math.PI);

    /** From here on {@value #TERMS} terms of the continued fraction give all bits of a double. */
    private static final double FRACTION_FROM = 2.5;

    private static final int TERMS = 50;

    private MillsRatio() {}

    /**
     * By the error function near 0, and by Laplace's continued fraction 1/(x + 1/(x + 2/(x + 3/(x + ...)))) in the tail.
     *
     * @param x at least 0
     */
    static double at(double x) {
        if (x < FRACTION_FROM) {
            return 0.5 * Erf.erfc(x / Math.sqrt(2)) / Math.exp(logDensity(x));
        }
        double below = x;
        for (int term = TERMS; term >= 1; term--) {
            below = x + term / below;
        }
        return 1 / below;
    }

    /** log phi(x). */
    static double logDensity(double x) {
        return -0.5 * x * x - LOG_SQRT_2_PI;
    }

    /** log(1 - Phi(x)) for any x. */
    static double logUpperTail(double x) {
        return x >= 0 ? logDensity(x) + Math.log(at(x)) : Math.log1p(-upperTail(-x));
    }

    /**
     * 1 - Phi(x).
     *
     * @param x at least 0
     */
    static double upperTail(double x) {
        return Math.exp(logDensity(x)) * at(x);
    }
}
