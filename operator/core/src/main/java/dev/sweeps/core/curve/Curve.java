package dev.sweeps.core.curve;

import java.util.List;

/**
 * The intermediate values of one trial over all its attempts: one value for each step, steps strictly ascending.
 *
 * @param points may be empty; of a long trial a selection that holds every step that a decision needs
 */
public record Curve(List<CurvePoint> points) {
    /** A trial that has reported nothing yet. */
    public static final Curve EMPTY = new Curve(List.of());

    public Curve {
        points = List.copyOf(points);
        for (var i = 1; i < points.size(); i++) {
            if (points.get(i).step() <= points.get(i - 1).step()) {
                throw new IllegalArgumentException("step " + points.get(i).step() + " does not come after step "
                        + points.get(i - 1).step());
            }
        }
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }
}
