package dev.sweeps.app.observe;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as programs print them. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final int LONGEST = 64;

    private Numbers() {}

    /** Also {@code nan}, {@code inf} and {@code -Infinity}, in any case. */
    static OptionalDouble parse(String text) {
        String plain = text.strip();
        if (plain.length() > LONGEST) {
            return OptionalDouble.empty();
        }
        if (DECIMAL.matcher(plain).matches()) {
            return OptionalDouble.of(Double.parseDouble(plain));
        }
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }
}
