package dev.sweeps.core.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads foreign objects as JSON values and stops at the first one that is none. */
final class JsonNormaliser {
    /** Deep enough for any configuration, shallow enough for the stack. */
    static final int DEEPEST = 64;

    private JsonNormaliser() {}

    static JsonReading read(@Nullable Object value) {
        try {
            return new JsonReading.Ready(value(value, "", 0));
        } catch (NotJson e) {
            return new JsonReading.Rejected(e.path, e.getMessage());
        }
    }

    private static @Nullable Object value(@Nullable Object value, String path, int depth) throws NotJson {
        if (depth > DEEPEST) {
            throw new NotJson(path, "is nested deeper than " + DEEPEST + " levels; give a flatter value");
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            case BigInteger whole -> whole(whole, path);
            case Double number -> finite(number, path);
            case Float number -> finite(Double.parseDouble(number.toString()), path);
            case BigDecimal number -> finite(number.doubleValue(), path);
            case List<?> list -> list(list, path, depth);
            case Map<?, ?> map -> map(map, path, depth);
            default ->
                throw new NotJson(
                        path,
                        "is a " + value.getClass().getSimpleName()
                                + "; give a string, number, true, false, list or object");
        };
    }

    private static Long whole(BigInteger whole, String path) throws NotJson {
        if (whole.bitLength() > 63) {
            throw new NotJson(path, "is " + whole + ", too large for a 64-bit whole number; write it as a string");
        }
        return whole.longValueExact();
    }

    private static Double finite(double number, String path) throws NotJson {
        if (!Double.isFinite(number)) {
            throw new NotJson(path, "is not a finite number; give a finite one or a string");
        }
        return number + 0.0;
    }

    private static List<Object> list(List<?> list, String path, int depth) throws NotJson {
        List<Object> result = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            put(result, value(list.get(i), path + "[" + i + "]", depth + 1));
        }
        return Collections.unmodifiableList(result);
    }

    private static Map<String, Object> map(Map<?, ?> map, String path, int depth) throws NotJson {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new NotJson(path, "has the key " + entry.getKey() + ", which is not a string; put it in quotes");
            }
            put(result, key, value(entry.getValue(), path.isEmpty() ? key : path + "." + key, depth + 1));
        }
        return Collections.unmodifiableMap(result);
    }

    /** A JSON null is a value inside a collection, although the type of the elements does not say so. */
    @SuppressWarnings("NullAway")
    private static void put(List<Object> list, @Nullable Object value) {
        list.add(value);
    }

    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    /** Carries the first fault out of the recursion. */
    private static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        private final String path;
        private final String fault;

        NotJson(String path, String fault) {
            super(fault, null, false, false);
            this.path = path;
            this.fault = fault;
        }

        @Override
        public String getMessage() {
            return fault;
        }
    }
}
