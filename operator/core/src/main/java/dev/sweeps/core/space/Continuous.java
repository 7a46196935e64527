package dev.sweeps.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A distribution of real numbers. */
public sealed interface Continuous extends Domain permits Uniform, LogUniform, LogComplement, Normal, LogNormal, Beta {
    /** Keeps draws off the infinite ends of an unbounded distribution: 8.2 standard deviations of a normal one. */
    double TAIL = 0x1p-53;

    /**
     * The inverse distribution function, always finite and within the bounds.
     *
     * @param u in [0, 1]
     */
    double at(double u);

    /**
     * The distribution function: the share of probability at or below a value; the inverse of {@link #at} where that can be.
     *
     * @return in [0, 1]; 0.5 for a distribution of one value
     */
    double share(double value);

    /** Smallest value; may be minus infinity. */
    double lower();

    /** Largest value; may be infinity. */
    double upper();

    @Override
    default Object quantile(double u) {
        return at(u) + 0.0;
    }

    @Override
    default OptionalLong cardinality() {
        return lower() == upper() ? OptionalLong.of(1) : OptionalLong.empty();
    }

    /**
     * Points that divide the distribution into parts of equal probability: with both ends if there are two, else the middles of the
     * parts. A single point is the median.
     */
    @Override
    default Optional<Axis> axis(OptionalInt count) {
        if (lower() == upper()) {
            return Optional.of(Axis.of(List.of(quantile(0))));
        }
        return count.isEmpty() ? Optional.empty() : Optional.of(Axis.of(spread(count.getAsInt())));
    }

    private List<Object> spread(int count) {
        boolean bounded = Double.isFinite(lower()) && Double.isFinite(upper()) && count > 1;
        List<Object> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(quantile(bounded ? (double) i / (count - 1) : (i + 0.5) / count));
        }
        return points;
    }

    /** Moves a share off the ends 0 and 1. */
    static double inside(double u) {
        return Math.clamp(u, TAIL, 1 - TAIL);
    }
}
