package dev.sweeps.core.history;

/** Whether larger or smaller objectives are better. */
public enum Goal {
    MAXIMIZE,
    MINIMIZE;

    /** Orders finite objectives: the better one first; {@code 0.0} and {@code -0.0} are equal. */
    public int compare(double left, double right) {
        return switch (this) {
            case MAXIMIZE -> Double.compare(right + 0.0, left + 0.0);
            case MINIMIZE -> Double.compare(left + 0.0, right + 0.0);
        };
    }

    /** True when {@code objective} is as good as {@code target} or better. */
    public boolean reaches(double objective, double target) {
        return switch (this) {
            case MAXIMIZE -> objective >= target;
            case MINIMIZE -> objective <= target;
        };
    }
}
