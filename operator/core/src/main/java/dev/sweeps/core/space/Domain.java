package dev.sweeps.core.space;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The values of one parameter and how likely they are. A draw is a number in [0, 1) put through the inverse distribution function,
 * so that random and quasi-random search share everything but the numbers.
 */
public sealed interface Domain permits Constant, Choice, IntRange, PowersOfTwo, Quantized, Continuous {
    /**
     * The inverse distribution function.
     *
     * @param u in [0, 1]; 1 gives the largest value
     * @return a JSON value, the same for the same {@code u}; numbers never fall when {@code u} grows
     */
    Object quantile(double u);

    /** How many values there are; empty when endless. */
    OptionalLong cardinality();

    /**
     * The values that a grid tries.
     *
     * @param count number of points wanted; a domain with fewer values gives all of these
     * @return empty when the domain is endless and no count is given
     */
    Optional<Axis> axis(OptionalInt count);
}
