package dev.sweeps.core.numeric;

/**
 * The standard normal distribution between two bounds, exact in the far tails too: masses are logarithms, and whatever lies left of
 * the middle is mirrored to the right, where differences of tails do not cancel.
 */
public final class TruncatedNormal {
    /** Nodes and weights of Gauss-Legendre quadrature of order 6 on [0, 1]. */
    private static final double[] NODES = {
        0.03376524289842399, 0.16939530676686773, 0.38069040695840156,
        0.6193095930415985, 0.8306046932331322, 0.966234757101576
    };

    private static final double[] WEIGHTS = {
        0.08566224618958518, 0.1803807865240693, 0.23395696728634552,
        0.23395696728634552, 0.1803807865240693, 0.08566224618958518
    };

    /** Up to this width, and this product of width and distance from 0, the quadrature gives all bits of a double. */
    private static final double NARROW = 1;

    private static final double FLAT = 2;

    /** Newton's method roughly doubles the digits; it never needed more than 8 steps. */
    private static final int MOST_STEPS = 50;

    private TruncatedNormal() {}

    /**
     * log(Phi(b) - Phi(a)); minus infinity if the bounds are equal.
     *
     * @param a at most {@code b}; either may be infinite
     */
    public static double logMass(double a, double b) {
        if (a + b < 0) {
            return logMass(-b, -a);
        }
        double width = b - a;
        double middle = 0.5 * (a + b);
        if (width <= NARROW && width * middle <= FLAT) {
            return narrow(middle, 0.5 * width);
        }
        if (a > 0) {
            return MillsRatio.logDensity(a) + Math.log(MillsRatio.at(a) - Math.exp(-width * middle) * MillsRatio.at(b));
        }
        return Math.log1p(-MillsRatio.upperTail(-a) - MillsRatio.upperTail(b));
    }

    /**
     * The mass of [m - h, m + h] as phi(m) times the integral of 2 cosh(m t) exp(-t^2 / 2) from 0 to h: here the tails are so much
     * alike that nothing would be left of their difference.
     */
    private static double narrow(double m, double h) {
        double integral = 0;
        for (int i = 0; i < NODES.length; i++) {
            double t = h * NODES[i];
            double growth = Math.exp(m * t);
            integral += WEIGHTS[i] * (growth + 1 / growth) * Math.exp(-0.5 * t * t);
        }
        return MillsRatio.logDensity(m) + Math.log(h * integral);
    }

    /**
     * The x in [a, b] below which lies the share {@code q} of the mass between the bounds.
     *
     * @param q in [0, 1]
     * @param a at most {@code b}; either may be infinite
     */
    public static double quantile(double q, double a, double b) {
        if (a + b < 0) {
            return -quantile(1 - q, -b, -a);
        }
        double tailOfA = MillsRatio.logUpperTail(a);
        double tailOfB = MillsRatio.logUpperTail(b);
        double tail = tailOfA + Math.log(1 - q + q * Math.exp(tailOfB - tailOfA));
        return Math.clamp(fromLogUpperTail(tail), a, b);
    }

    /**
     * The x with log(1 - Phi(x)) = y, by Newton's method: the function is concave, and the start is not below the root, so that the
     * steps go down to it and never past it.
     */
    private static double fromLogUpperTail(double y) {
        if (y > -Math.log(2)) {
            return -fromLogUpperTail(Math.log(-Math.expm1(Math.min(y, 0))));
        }
        double x = Math.sqrt(-2 * y);
        for (int step = 0; step < MOST_STEPS && Double.isFinite(x); step++) {
            double change = (MillsRatio.logUpperTail(x) - y) * MillsRatio.at(x);
            x = Math.max(0, x + change);
            if (Math.abs(change) <= 1e-15 * x) {
                break;
            }
        }
        return x;
    }
}
