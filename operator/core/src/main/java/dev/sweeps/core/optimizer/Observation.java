package dev.sweeps.core.optimizer;

import java.util.List;

/**
 * What became of one point.
 *
 * @param losses one for each objective, smaller is better, all finite; empty when {@link Kind#FAILED}
 * @param violations how far each constraint is missed; at most 0 where it is kept; empty without constraints
 * @param cost GPU seconds, or any other measure that a budget is given in; NaN when not known
 * @param step of the program at which {@code losses} were taken; 0 when the program reports none
 */
public record Observation(
        Point point, Kind kind, List<Double> losses, List<Double> violations, double cost, long step) {
    /** How it ended. */
    public enum Kind {
        /** Ran to its end. */
        COMPLETED,
        /** Ended early by a rule; its losses are those of its last step. */
        STOPPED,
        /** No usable loss: the program failed, was masked, or gave no number. */
        FAILED
    }

    public Observation {
        losses = List.copyOf(losses);
        violations = List.copyOf(violations);
        if (losses.isEmpty() != (kind == Kind.FAILED) || losses.stream().anyMatch(loss -> !Double.isFinite(loss))) {
            throw new IllegalArgumentException(kind + " with losses " + losses);
        }
    }

    /** A finished point with one objective and nothing else. */
    public static Observation of(Point point, double loss, double cost) {
        return Double.isFinite(loss)
                ? new Observation(point, Kind.COMPLETED, List.of(loss), List.of(), cost, 0)
                : new Observation(point, Kind.FAILED, List.of(), List.of(), cost, 0);
    }

    /** The first objective. */
    public double loss() {
        return losses.getFirst();
    }

    /** Whether all constraints are kept. */
    public boolean isFeasible() {
        return violations.stream().allMatch(violation -> violation <= 0);
    }

    /** How far all constraints together are missed: 0 if all are kept, infinity if one has no number. */
    public double totalViolation() {
        double total = 0;
        for (double violation : violations) {
            total += Double.isNaN(violation) ? Double.POSITIVE_INFINITY : Math.max(0, violation);
        }
        return total;
    }
}
