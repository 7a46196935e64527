package dev.sweeps.core.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The product's one way to normalise JSON values and to write them as text. */
public final class JsonValues {
    private JsonValues() {}

    /**
     * Turns what a JSON or YAML parser gave into a JSON value of the product: every whole number type becomes Long, every
     * other number Double (a negative zero becomes zero), collections become unmodifiable and keep their order.
     *
     * @param value anything; deeper nesting than {@value JsonNormaliser#DEEPEST} is refused
     */
    public static JsonReading normalise(@Nullable Object value) {
        return JsonNormaliser.read(value);
    }

    /** JSON text in which the keys of every object are sorted: equal values, and only these, have equal texts. */
    public static String canonicalText(@Nullable Object value) {
        return new JsonText(true).of(value);
    }

    /** JSON text in which keys keep their order, as a person reads it. */
    public static String jsonText(@Nullable Object value) {
        return new JsonText(false).of(value);
    }

    /** The value as it stands on a command line or in a variable: a string without quotes, everything else as JSON. */
    public static String plainText(@Nullable Object value) {
        return value instanceof String text ? text : jsonText(value);
    }

    /**
     * Turns dotted names into nested objects: {@code trainer.lr} becomes {@code {trainer: {lr: …}}}.
     *
     * @throws IllegalArgumentException if one name lies inside another, such as {@code a} and {@code a.b}
     */
    public static Map<String, Object> nest(Map<String, Object> dotted) {
        return DottedNames.nest(dotted);
    }

    /** Turns nested objects into dotted names. An empty object stays a value: it has no names inside. */
    public static Map<String, Object> flatten(Map<String, Object> nested) {
        return DottedNames.flatten(nested);
    }

    /** Lays {@code over} on {@code base}: objects are merged at every depth, anything else of {@code over} wins. */
    public static Merge merge(Map<String, Object> base, Map<String, Object> over) {
        return DeepMerge.of(List.of(), base, over);
    }
}
