package dev.sweeps.core.history;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences: the shortest text that reads back as the same number, whole ones without {@code .0}. */
public final class NumberText {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private NumberText() {}

    public static String of(double number) {
        var text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A finite number that was calculated, so that its last digits say nothing: at most four that do. */
    public static String rounded(double number) {
        return of(new BigDecimal(number).round(FOUR_DIGITS).doubleValue());
    }
}
