package dev.sweeps.core.optimizer;

import java.util.Arrays;

/** A configuration as a point of the unit cube: one number for each coordinate, NaN where the parameter is not active. */
public final class Point {
    private final double[] u;

    /** Takes the array over: the caller must not change it any more. */
    public Point(double[] u) {
        this.u = u;
    }

    /** The numbers themselves, for reading only: a copy for every comparison would cost more than the comparison. */
    public double[] u() {
        return u;
    }

    /** Whether the parameter of this coordinate has a value. */
    public boolean isActive(int coordinate) {
        return !Double.isNaN(u[coordinate]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && Arrays.equals(u, point.u);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(u);
    }

    @Override
    public String toString() {
        return Arrays.toString(u);
    }
}
