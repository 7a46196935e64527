package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Chooses the points of a curve that rules need; a curve of any length gives a bounded number of them. */
final class DecisiveSteps {
    /** At most about so many points are kept of a curve on which every step may be compared. */
    static final int ON_A_GRID = 128;

    private DecisiveSteps() {}

    /** The first value at each level or beyond. */
    static NavigableSet<Long> atLevels(Curve curve, Iterable<Long> levels) {
        var steps = new TreeSet<Long>();
        for (long level : levels) {
            var position = Curves.firstValueFrom(curve, level);
            if (position == curve.points().size()) {
                break;
            }
            steps.add(curve.points().get(position).step());
        }
        return steps;
    }

    /** The last {@code count} points and the best one. */
    static NavigableSet<Long> tailAndBest(Curve curve, Goal goal, int count) {
        var steps = new TreeSet<Long>();
        var points = curve.points();
        points.stream().skip(Math.max(0, points.size() - (long) count)).forEach(point -> steps.add(point.step()));
        addBest(steps, curve, goal);
        return steps;
    }

    /**
     * The first point in each interval, the last and the best one. The intervals are doubled until they are few enough; so the
     * steps of a long curve are also among those of a shorter one, and can be compared.
     */
    static NavigableSet<Long> onGrid(Curve curve, Goal goal, Intervals intervals) {
        var steps = tailAndBest(curve, goal, 1);
        if (curve.isEmpty()) {
            return steps;
        }
        var coarse = coarsened(intervals, Curves.last(curve).step());
        for (var position = 0; position < curve.points().size(); position++) {
            if (coarse.decides(curve, position)) {
                steps.add(curve.points().get(position).step());
            }
        }
        return steps;
    }

    /** The intervals, doubled until no more than {@link #ON_A_GRID} lie below {@code lastStep}. */
    static Intervals coarsened(Intervals intervals, long lastStep) {
        var length = intervals.length();
        while (lastStep / length > ON_A_GRID) {
            length *= 2;
        }
        return new Intervals(intervals.warmup(), length);
    }

    private static void addBest(NavigableSet<Long> steps, Curve curve, Goal goal) {
        var best = Curves.best(curve, goal);
        curve.points().stream()
                .filter(point -> point.value() == best)
                .findFirst()
                .ifPresent(point -> steps.add(point.step()));
    }
}
