package dev.sweeps.core.optimizer;

/** What one side of the unit cube stands for. */
public sealed interface Coordinate {
    /** Any number in [0, 1]; equal lengths are equally likely a priori. */
    record Real() implements Coordinate {}

    /**
     * Levels in an order, evenly spaced; level i is at (i + 0.5) / levels.
     *
     * @param levels at least 2
     */
    record Ordered(long levels) implements Coordinate {}

    /**
     * Levels without an order; level i is at (i + 0.5) / levels, and only equality means anything.
     *
     * @param levels at least 2
     */
    record Unordered(int levels) implements Coordinate {}
}
