package dev.sweeps.core.curve;

import java.util.ArrayList;
import java.util.Set;

/**
 * Keeps a curve small: of equally long intervals of steps only the first point of each stays. The length is a power of two, so that
 * the intervals of a longer curve are made of those of a shorter one, and thinning what was thinned loses no more than it has to.
 */
public final class Thinning {
    private Thinning() {}

    /**
     * Some of the points of {@code curve}, the last one always among them.
     *
     * @param protectedSteps steps that stay whatever their number
     * @param most points to keep; more only when the protected ones, the first and the last are more
     */
    public static Curve thin(Curve curve, Set<Long> protectedSteps, int most) {
        var thinned = curve;
        for (var shift = 1; thinned.points().size() > most && shift < Long.SIZE; shift++) {
            thinned = firstOfEach(curve, protectedSteps, shift);
        }
        return thinned;
    }

    /** Intervals of {@code 1 << shift} steps. */
    private static Curve firstOfEach(Curve curve, Set<Long> protectedSteps, int shift) {
        var points = curve.points();
        var kept = new ArrayList<CurvePoint>();
        var interval = -1L;
        for (var i = 0; i < points.size(); i++) {
            var step = points.get(i).step();
            var first = step >> shift != interval;
            interval = step >> shift;
            if (first || i == points.size() - 1 || protectedSteps.contains(step)) {
                kept.add(points.get(i));
            }
        }
        return new Curve(kept);
    }
}
