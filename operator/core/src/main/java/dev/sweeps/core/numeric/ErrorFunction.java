package dev.sweeps.core.numeric;

/**
 * The complementary error function, plain and scaled, by the rational Chebyshev approximations of Cody ("Rational Chebyshev
 * approximations for the error function", Math. Comp. 23, 1969): relative error below 1e-15 for the scaled one.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients with the digits that Cody published
public final class ErrorFunction {
    /** Up to here erf is approximated, beyond it erfc. */
    private static final double SMALL = 0.46875;

    private static final double LARGE = 4;
    private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;
    /** Beyond this exp(x^2) overflows. */
    private static final double LEAST_SCALED = -26.628;

    /** erf(x) / x in powers of x^2, for |x| up to {@link #SMALL}; highest power first, as in all tables here. */
    private static final double[] SMALL_ABOVE = {
        1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3
    };

    private static final double[] SMALL_BELOW = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };

    /** exp(x^2) erfc(x) in powers of x, up to {@link #LARGE}. */
    private static final double[] MIDDLE_ABOVE = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };

    private static final double[] MIDDLE_BELOW = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };

    /** (1 / sqrt(pi) - x exp(x^2) erfc(x)) x^2 in powers of 1 / x^2, beyond {@link #LARGE}. */
    private static final double[] LARGE_ABOVE = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };

    private static final double[] LARGE_BELOW = {
        1,
        2.56852019228982242,
        1.87295284992346725,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private ErrorFunction() {}

    /** 2 / sqrt(pi) times the integral of exp(-t^2) from x to infinity. */
    public static double erfc(double x) {
        if (Math.abs(x) <= SMALL) {
            return 1 - erfNearZero(x);
        }
        double tail = Math.exp(-x * x) * scaledTail(Math.abs(x));
        return x > 0 ? tail : 2 - tail;
    }

    /** exp(x^2) erfc(x): neither underflows where erfc does, nor loses digits there; infinite below -26.6. */
    public static double erfcx(double x) {
        if (Math.abs(x) <= SMALL) {
            return Math.exp(x * x) * (1 - erfNearZero(x));
        }
        if (x > 0) {
            return scaledTail(x);
        }
        return x < LEAST_SCALED ? Double.POSITIVE_INFINITY : 2 * Math.exp(x * x) - scaledTail(-x);
    }

    private static double erfNearZero(double x) {
        return x * ratio(SMALL_ABOVE, SMALL_BELOW, x * x);
    }

    /** erfcx for x above {@link #SMALL}. */
    private static double scaledTail(double x) {
        if (x <= LARGE) {
            return ratio(MIDDLE_ABOVE, MIDDLE_BELOW, x);
        }
        double y = 1 / (x * x);
        return (ONE_OVER_SQRT_PI - y * ratio(LARGE_ABOVE, LARGE_BELOW, y)) / x;
    }

    private static double ratio(double[] above, double[] below, double x) {
        double numerator = 0;
        double denominator = 0;
        for (int i = 0; i < above.length; i++) {
            numerator = numerator * x + above[i];
            denominator = denominator * x + below[i];
        }
        return numerator / denominator;
    }
}
