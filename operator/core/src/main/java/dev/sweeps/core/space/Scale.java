package dev.sweeps.core.space;

/** Width of the first steps of a search that learns, in Protein's terms. */
public sealed interface Scale {
    /**
     * A share of half the range.
     *
     * @param width greater than 0
     */
    record Fixed(double width) implements Scale {
        public Fixed {
            if (!(width > 0)) {
                throw new IllegalArgumentException("The width must be greater than 0");
            }
        }
    }

    /** {@code auto}: the algorithm's own. */
    record Auto() implements Scale {}

    /** {@code time}: about one doubling, for a parameter that the cost grows with. */
    record Time() implements Scale {}
}
