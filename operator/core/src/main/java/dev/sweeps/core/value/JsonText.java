package dev.sweeps.core.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes JSON values as JSON text without blanks. */
final class JsonText {
    private final boolean sorted;

    JsonText(boolean sorted) {
        this.sorted = sorted;
    }

    String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        return text.toString();
    }

    private void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(out, text);
            case Boolean flag -> out.append(flag);
            case Long whole -> out.append(whole);
            case Double number -> out.append(number(number));
            case List<?> list -> list(out, list);
            case Map<?, ?> map -> map(out, sorted ? new TreeMap<>(map) : map);
            default -> throw new IllegalArgumentException("Not a normalised JSON value: " + value.getClass());
        }
    }

    private void list(StringBuilder out, List<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(out, element);
            separator = ",";
        }
        out.append(']');
    }

    private void map(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            quote(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(out, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    /**
     * The shortest text that gives the same number again, in the form that JSON, YAML 1.1 (PyYAML) and Python all read as a
     * float: always with a dot, and an exponent always with its sign.
     */
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("Not a JSON number: " + number);
        }
        String shortest = Double.toString(number);
        int exponent = shortest.indexOf('E');
        if (exponent < 0 || shortest.charAt(exponent + 1) == '-') {
            return shortest;
        }
        if (Math.abs(number) >= 1e16) {
            return shortest.replace("E", "E+");
        }
        BigDecimal decimal = new BigDecimal(shortest);
        return decimal.setScale(Math.max(1, decimal.scale())).toPlainString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || (Character.isSurrogate(c) && isAlone(text, i))) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half a character would not survive being written as UTF-8. */
    private static boolean isAlone(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
