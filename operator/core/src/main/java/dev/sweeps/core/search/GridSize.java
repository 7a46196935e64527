package dev.sweeps.core.search;

import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * How many distinct configurations a grid has.
 *
 * @param isExact false when there may be fewer, because the conditions are too entangled to be counted through
 */
record GridSize(BigInteger value, boolean isExact) {
    static GridSize of(Axes axes) {
        BigInteger size = BigInteger.ONE;
        boolean isExact = true;
        for (Component component : Component.all(axes.space().parameters())) {
            GridSize part = new ComponentCount(axes, component).size();
            size = size.multiply(part.value());
            isExact &= part.isExact();
        }
        return new GridSize(size, isExact);
    }

    /** As in {@code 1,000,000} or {@code at most 1,000,000}. */
    String text() {
        return (isExact ? "" : "at most ")
                + NumberFormat.getIntegerInstance(Locale.ROOT).format(value);
    }
}
