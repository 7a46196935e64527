package dev.sweeps.core.space;

import dev.sweeps.core.value.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a nested definition, which the resource's schema leaves open, so that its types are checked here. */
final class RawDefinition {
    private static final List<String> KNOWN = List.of(
            "distribution",
            "min",
            "max",
            "q",
            "mu",
            "sigma",
            "a",
            "b",
            "mean",
            "scale",
            "value",
            "values",
            "choices",
            "probabilities",
            "count",
            "when",
            "parameters");

    private final Map<?, ?> raw;

    private RawDefinition(Map<?, ?> raw) {
        this.raw = raw;
    }

    static ParameterDefinition read(@Nullable Object raw) throws BadDefinition {
        if (!(raw instanceof Map<?, ?> map)) {
            throw new BadDefinition("is " + raw + ", not a definition; for a fixed value write value: " + raw);
        }
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (!KNOWN.contains(name)) {
                throw new BadDefinition(name + " is no field of a parameter" + Spelling.hint(name, KNOWN)
                        + "; known are " + String.join(", ", KNOWN));
            }
        }
        return new RawDefinition(map).definition();
    }

    private ParameterDefinition definition() throws BadDefinition {
        return new ParameterDefinition(
                text("distribution"),
                number("min"),
                number("max"),
                number("q"),
                number("mu"),
                number("sigma"),
                number("a"),
                number("b"),
                number("mean"),
                raw.get("scale"),
                raw.get("value"),
                values(),
                numbers(),
                count(),
                text("when"),
                parameters());
    }

    private @Nullable String text(String field) throws BadDefinition {
        return switch (raw.get(field)) {
            case null -> null;
            case String text -> text;
            case Object other -> throw wrong(field, other, "a string");
        };
    }

    private @Nullable Double number(String field) throws BadDefinition {
        return switch (raw.get(field)) {
            case null -> null;
            case Number number -> number.doubleValue();
            case Object other -> throw wrong(field, other, "a number");
        };
    }

    private @Nullable Integer count() throws BadDefinition {
        Double count = number("count");
        if (count == null) {
            return null;
        }
        if (count != Math.rint(count) || Math.abs(count) > Integer.MAX_VALUE) {
            throw wrong("count", count, "a whole number");
        }
        return count.intValue();
    }

    private @Nullable List<Object> values() throws BadDefinition {
        List<Object> values = list("values");
        List<Object> choices = list("choices");
        if (values != null && choices != null) {
            throw new BadDefinition("choices and values say the same; leave one of them out");
        }
        return values == null ? choices : values;
    }

    private @Nullable List<Object> list(String field) throws BadDefinition {
        return switch (raw.get(field)) {
            case null -> null;
            case List<?> list -> new ArrayList<>(list);
            case Object other -> throw wrong(field, other, "a list");
        };
    }

    private @Nullable List<Double> numbers() throws BadDefinition {
        List<Object> list = list("probabilities");
        if (list == null) {
            return null;
        }
        List<Double> numbers = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!(element instanceof Number number)) {
                throw wrong("probabilities", list, "a list of numbers");
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    private @Nullable Map<String, Object> parameters() throws BadDefinition {
        return switch (raw.get("parameters")) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, Object> parameters = new LinkedHashMap<>();
                map.forEach((name, definition) -> parameters.put(String.valueOf(name), definition));
                yield parameters;
            }
            case Object other -> throw wrong("parameters", other, "an object with a definition for each name");
        };
    }

    private static BadDefinition wrong(String field, Object value, String wanted) {
        return new BadDefinition(field + " is " + value + "; give " + wanted);
    }
}
