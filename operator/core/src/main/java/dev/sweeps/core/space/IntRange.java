package dev.sweeps.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Whole numbers, all equally likely.
 *
 * @param min smallest, at least -2^53
 * @param max largest, at most 2^53: beyond that the user's bounds were not exact
 */
public record IntRange(long min, long max, Centre centre) implements Domain {
    /** Every whole number up to here is a double. */
    static final long LARGEST = 1L << 53;

    public IntRange {
        if (min > max || min < -LARGEST || max > LARGEST) {
            throw new IllegalArgumentException("No range of whole numbers: " + min + " to " + max);
        }
    }

    @Override
    public Object quantile(double u) {
        return min + Math.min((long) (u * size()), size() - 1);
    }

    @Override
    public OptionalLong cardinality() {
        return OptionalLong.of(size());
    }

    @Override
    public Optional<Axis> axis(OptionalInt count) {
        if (count.isEmpty() || count.getAsInt() >= size()) {
            return Optional.of(Axis.of(size(), i -> min + i));
        }
        return Optional.of(Axis.of(spread(count.getAsInt())));
    }

    private List<Object> spread(int count) {
        if (count == 1) {
            return List.of(min + (max - min) / 2);
        }
        List<Object> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(min + Math.round((double) (max - min) * i / (count - 1)));
        }
        return points;
    }

    private long size() {
        return max - min + 1;
    }
}
