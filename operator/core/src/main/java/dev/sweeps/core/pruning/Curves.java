package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import java.util.Optional;

/** Reads curves: by step, the best so far, and prefixes. NaN is no value. */
final class Curves {
    private Curves() {}

    /** Position of the first point at {@code step} or beyond; the size when there is none. */
    static int firstFrom(Curve curve, long step) {
        var points = curve.points();
        var low = 0;
        var high = points.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (points.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Position of the first point with a value at {@code step} or beyond; the size when there is none. */
    static int firstValueFrom(Curve curve, long step) {
        var points = curve.points();
        var position = firstFrom(curve, step);
        while (position < points.size() && Double.isNaN(points.get(position).value())) {
            position++;
        }
        return position;
    }

    /** The point at exactly {@code step}. */
    static Optional<CurvePoint> at(Curve curve, long step) {
        var position = firstFrom(curve, step);
        return position < curve.points().size() && curve.points().get(position).step() == step
                ? Optional.of(curve.points().get(position))
                : Optional.empty();
    }

    /** The best value among the points from {@code from} (inclusive) to {@code to} (exclusive); NaN when none has one. */
    static double best(Curve curve, Goal goal, int from, int to) {
        var best = Double.NaN;
        for (var point : curve.points().subList(from, to)) {
            var value = point.value();
            if (!Double.isNaN(value) && (Double.isNaN(best) || goal.compare(value, best) < 0)) {
                best = value;
            }
        }
        return best;
    }

    static double best(Curve curve, Goal goal) {
        return best(curve, goal, 0, curve.points().size());
    }

    /** The first {@code count} points. */
    static Curve head(Curve curve, int count) {
        return count == curve.points().size() ? curve : new Curve(curve.points().subList(0, count));
    }

    static CurvePoint last(Curve curve) {
        return curve.points().getLast();
    }
}
