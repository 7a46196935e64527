package dev.sweeps.core.curve;

/**
 * One intermediate value of a trial.
 *
 * @param step the program's own count of progress (epochs, updates, time steps), not negative
 * @param value of the watched metric; NaN when the program reported that
 */
public record CurvePoint(long step, double value) {
    public CurvePoint {
        if (step < 0) {
            throw new IllegalArgumentException("step " + step + " must not be negative");
        }
    }
}
