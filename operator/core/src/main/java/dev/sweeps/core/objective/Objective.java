package dev.sweeps.core.objective;

import dev.sweeps.core.history.Goal;
import org.jspecify.annotations.Nullable;

/**
 * A metric to be made as good as possible.
 *
 * @param weight of this one in a weighted sum, above 0; absent where there is no sum
 * @param target value that is good enough; absent without one
 */
public record Objective(String metric, Goal goal, @Nullable Double weight, @Nullable Double target) {
    public Objective {
        if (weight != null && !(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("weight " + weight + " of " + metric + " must be above 0");
        }
        if (target != null && !Double.isFinite(target)) {
            throw new IllegalArgumentException("target " + target + " of " + metric + " must be finite");
        }
    }

    /** What a search makes as small as it can; never -0.0, which equals 0.0 but sorts before it. */
    double loss(double value) {
        return switch (goal) {
            case MAXIMIZE -> 0.0 - value;
            case MINIMIZE -> 0.0 + value;
        };
    }

    /** Whether a value is good enough; every value is without a target. */
    boolean isReachedBy(double value) {
        return target == null || goal.reaches(value, target);
    }
}
