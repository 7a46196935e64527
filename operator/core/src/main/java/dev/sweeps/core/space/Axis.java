package dev.sweeps.core.space;

import java.util.List;
import java.util.function.LongFunction;

/** Distinct values in order, computed when asked for: a range of whole numbers is never laid out in memory. */
public final class Axis {
    private final long size;
    private final LongFunction<Object> points;

    private Axis(long size, LongFunction<Object> points) {
        if (size < 1) {
            throw new IllegalArgumentException("An axis needs a point");
        }
        this.size = size;
        this.points = points;
    }

    static Axis of(long size, LongFunction<Object> points) {
        return new Axis(size, points);
    }

    /** An axis of these values without repetitions. */
    static Axis of(List<Object> values) {
        List<Object> distinct = values.stream().distinct().toList();
        return new Axis(distinct.size(), i -> distinct.get(Math.toIntExact(i)));
    }

    /** At least 1. */
    public long size() {
        return size;
    }

    /** The value at this place, counted from 0. */
    public Object point(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return points.apply(index);
    }
}
