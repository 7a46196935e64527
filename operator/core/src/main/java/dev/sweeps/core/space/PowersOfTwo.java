package dev.sweeps.core.space;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Whole powers of two, all equally likely (Protein's {@code uniform_pow2}).
 *
 * @param lowest smallest exponent, at least 0
 * @param highest largest exponent, at most 53
 */
public record PowersOfTwo(int lowest, int highest, Centre centre) implements Domain {
    public PowersOfTwo {
        if (lowest < 0 || lowest > highest || highest > 53) {
            throw new IllegalArgumentException("No exponents: " + lowest + " to " + highest);
        }
    }

    @Override
    public Object quantile(double u) {
        return power((Long) exponents().quantile(u));
    }

    @Override
    public OptionalLong cardinality() {
        return exponents().cardinality();
    }

    @Override
    public Optional<Axis> axis(OptionalInt count) {
        return exponents().axis(count).map(axis -> Axis.of(axis.size(), i -> power((Long) axis.point(i))));
    }

    private IntRange exponents() {
        return new IntRange(lowest, highest, Centre.NONE);
    }

    private static Object power(long exponent) {
        return 1L << exponent;
    }
}
