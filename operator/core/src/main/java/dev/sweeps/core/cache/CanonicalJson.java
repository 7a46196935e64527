package dev.sweeps.core.cache;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text from which keys are made: equal for equal values, whatever type a parser, the API server or Python gave them. The rules are
 * part of the contract with the Python helper and stand in {@code examples/batch-cache.md}; both sides are held to the same vectors.
 *
 * <p>{@code JsonValues.canonicalText} is no substitute: it tells 1 from 1.0, between which a cluster does not.
 */
final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * Writes a JSON value.
     *
     * @throws IllegalArgumentException for a number that is not finite and for what is no JSON value
     */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case Boolean flag -> flag.toString();
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case BigDecimal number -> number(number.doubleValue());
            case BigInteger whole -> whole.toString();
            case Number whole -> Long.toString(whole.longValue());
            case List<?> list -> list.stream().map(CanonicalJson::of).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("Not a JSON value: " + value.getClass());
        };
    }

    /** A list whose order and repetitions do not matter. */
    static String ofSet(Collection<?> elements) {
        return elements.stream().map(CanonicalJson::of).distinct().sorted().collect(Collectors.joining(",", "[", "]"));
    }

    /** Keys are sorted as they are written, which is ASCII: Java and Python disagree about the order of other characters. */
    private static String object(Map<?, ?> map) {
        var sorted = new TreeMap<String, String>();
        map.forEach((key, value) -> sorted.put(quoted(String.valueOf(key)), of(value)));
        return joined(sorted);
    }

    /** An object of parts that are written already. */
    static String joined(Map<String, String> sortedParts) {
        return sortedParts.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A whole number in all its digits, any other as its fewest digits that read back to it, without a point: 0.25 is 25e-2. */
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("Not a JSON number: " + number);
        }
        if (number == Math.rint(number)) {
            return new BigDecimal(number).toBigInteger().toString();
        }
        var shortest = shortest(number).stripTrailingZeros();
        return shortest.unscaledValue() + "e" + -shortest.scale();
    }

    /** {@link Double#toString} never goes below two digits, which now and then is one more than needed: 4.9E-324 is 5E-324. */
    private static BigDecimal shortest(double number) {
        var digits = new BigDecimal(Double.toString(number));
        var one = digits.round(new MathContext(1));
        return one.doubleValue() == number ? one : digits;
    }

    static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unit >= ' ' && unit <= '~') {
                        out.append(unit);
                    } else {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
