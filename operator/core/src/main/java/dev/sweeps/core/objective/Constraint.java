package dev.sweeps.core.objective;

import dev.sweeps.core.history.NumberText;

/** A bound that a metric must keep for a trial to count as feasible. */
public record Constraint(String metric, Bound bound, double limit) {
    /** On which side of the limit a value must lie; at the limit it keeps the constraint. */
    public enum Bound {
        AT_MOST,
        AT_LEAST
    }

    public Constraint {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("limit " + limit + " of " + metric + " must be finite");
        }
    }

    /**
     * How far a value is beyond the limit, as a share of the size of the limit so that constraints in different units can be added up
     * (as it is for a limit of 0); at most 0 where the constraint is kept. Always finite.
     */
    double violation(double value) {
        double beyond =
                switch (bound) {
                    case AT_MOST -> value - limit;
                    case AT_LEAST -> limit - value;
                };
        return Math.clamp(beyond / (limit == 0 ? 1 : Math.abs(limit)), -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** {@code latency_ms 31 is above atMost 20}. */
    String missedBy(double value) {
        var words =
                switch (bound) {
                    case AT_MOST -> "is above atMost";
                    case AT_LEAST -> "is below atLeast";
                };
        return "%s %s %s %s".formatted(metric, NumberText.of(value), words, NumberText.of(limit));
    }
}
