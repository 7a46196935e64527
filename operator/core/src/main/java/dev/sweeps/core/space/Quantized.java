package dev.sweeps.core.space;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A distribution rounded to the nearest multiple of a step, as W&amp;B's {@code q_…}; a whole step gives whole numbers. Unlike W&amp;B's
 * a bounded one never leaves its bounds: what would be rounded beyond them becomes the last multiple inside.
 *
 * @param step greater than 0; values are at most 2^53 steps from 0
 */
public record Quantized(Continuous base, double step) implements Domain {
    public Quantized {
        if (!(step > 0) || !Double.isFinite(step) || lowest(base, step) > highest(base, step)) {
            throw new IllegalArgumentException("No multiple of " + step + " in " + base);
        }
    }

    /** Number of the first multiple that is not below the smallest value. */
    static long lowest(Continuous base, double step) {
        return multiple(base.lower(), step, isPoint(base) ? RoundingMode.HALF_EVEN : RoundingMode.CEILING);
    }

    /** Number of the last multiple that is not above the largest value. */
    static long highest(Continuous base, double step) {
        return multiple(base.upper(), step, isPoint(base) ? RoundingMode.HALF_EVEN : RoundingMode.FLOOR);
    }

    /** A normal distribution with sigma 0 has no bounds to keep: its one value is rounded either way. */
    private static boolean isPoint(Continuous base) {
        return (base instanceof Normal || base instanceof LogNormal) && base.lower() == base.upper();
    }

    /** Counted in decimals, because 0.3 / 0.1 is less than 3 in doubles. */
    private static long multiple(double bound, double step, RoundingMode rounding) {
        if (Math.abs(bound) / step >= IntRange.LARGEST) {
            return bound > 0 ? IntRange.LARGEST : -IntRange.LARGEST;
        }
        return decimal(bound).divide(decimal(step), 0, rounding).longValueExact();
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(Double.toString(number));
    }

    @Override
    public Object quantile(double u) {
        double nearest = Math.rint(base.at(u) / step);
        return value((long) Math.clamp(nearest, (double) lowest(base, step), (double) highest(base, step)));
    }

    @Override
    public OptionalLong cardinality() {
        return isBounded() ? OptionalLong.of(highest(base, step) - lowest(base, step) + 1) : OptionalLong.empty();
    }

    @Override
    public Optional<Axis> axis(OptionalInt count) {
        if (isBounded()) {
            long lowest = lowest(base, step);
            IntRange multiples = new IntRange(lowest, highest(base, step), Centre.NONE);
            return multiples.axis(count).map(axis -> Axis.of(axis.size(), i -> value((Long) axis.point(i))));
        }
        return count.isEmpty() ? Optional.empty() : Optional.of(Axis.of(spread(count.getAsInt())));
    }

    private List<Object> spread(int count) {
        List<Object> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(quantile((i + 0.5) / count));
        }
        return points;
    }

    private boolean isBounded() {
        return Double.isFinite(base.lower()) && Double.isFinite(base.upper());
    }

    /**
     * The value with this number, counted from the smallest.
     *
     * @param index at least 0 and less than the cardinality of a bounded distribution
     */
    public Object multiple(long index) {
        return value(lowest(base, step) + index);
    }

    private Object value(long multiple) {
        if (step == Math.rint(step) && Math.abs(multiple) * step < Long.MAX_VALUE) {
            return multiple * (long) step;
        }
        return decimal(step).multiply(BigDecimal.valueOf(multiple)).doubleValue();
    }
}
