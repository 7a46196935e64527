package dev.sweeps.core.space;

import dev.sweeps.core.value.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one definition by name, with the questions that every distribution asks. */
final class Fields {
    private final Distribution distribution;
    private final Map<String, Object> given = new LinkedHashMap<>();

    /** Refuses fields that the distribution does not take, and numbers that are none. */
    Fields(ParameterDefinition definition, Distribution distribution) throws BadDefinition {
        this.distribution = distribution;
        put("min", definition.min());
        put("max", definition.max());
        put("q", definition.q());
        put("mu", definition.mu());
        put("sigma", definition.sigma());
        put("a", definition.a());
        put("b", definition.b());
        put("mean", definition.mean());
        put("scale", definition.scale());
        put("value", definition.value());
        put("values", definition.values());
        put("probabilities", definition.probabilities());
    }

    private void put(String name, @Nullable Object value) throws BadDefinition {
        if (value == null) {
            return;
        }
        if (!distribution.takes(name)) {
            throw new BadDefinition(name + " has no meaning for distribution " + distribution.label()
                    + "; remove it or name the distribution that it belongs to");
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new BadDefinition(name + " is " + value + "; give a finite number");
        }
        given.put(name, value);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    double number(String name) throws BadDefinition {
        if (given.get(name) instanceof Double number) {
            return number;
        }
        throw new BadDefinition(name + " is missing; distribution " + distribution.label() + " needs it");
    }

    double number(String name, double otherwise) throws BadDefinition {
        return has(name) ? number(name) : otherwise;
    }

    /** The step of a quantized distribution: 1 when absent, as in W&amp;B. */
    double step() throws BadDefinition {
        double q = number("q", 1);
        if (q <= 0) {
            throw new BadDefinition("q " + text(q) + " must be greater than 0; give a positive step");
        }
        return q;
    }

    double sigma() throws BadDefinition {
        double sigma = number("sigma", 1);
        if (sigma < 0) {
            throw new BadDefinition("sigma " + text(sigma) + " must not be negative; give 0 or more");
        }
        return sigma;
    }

    Bounds bounds() throws BadDefinition {
        double min = number("min");
        double max = number("max");
        if (min > max) {
            throw new BadDefinition(
                    "min " + text(min) + " is greater than max " + text(max) + "; exchange the two bounds");
        }
        return new Bounds(min, max);
    }

    /** Where the search begins: a mean between the bounds. */
    Centre centre(Bounds bounds) throws BadDefinition {
        if (!has("mean")) {
            return new Centre(null, scale());
        }
        double mean = number("mean");
        if (mean < bounds.min() || mean > bounds.max()) {
            throw new BadDefinition("mean " + text(mean) + " lies outside of min " + text(bounds.min()) + " to max "
                    + text(bounds.max()) + "; give a mean between the bounds");
        }
        return new Centre(mean, scale());
    }

    private @Nullable Scale scale() throws BadDefinition {
        Object scale = given.get("scale");
        return switch (scale) {
            case null -> null;
            case Number number
            when number.doubleValue() > 0 && Double.isFinite(number.doubleValue()) ->
                new Scale.Fixed(number.doubleValue());
            case String word when word.equals("auto") -> new Scale.Auto();
            case String word when word.equals("time") -> new Scale.Time();
            default ->
                throw new BadDefinition("scale " + scale + " is none; give a number greater than 0, auto or time");
        };
    }

    /** A number as users write it: without a fraction of zero. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : JsonValues.plainText(number);
    }

    /** Two finite numbers in order. */
    record Bounds(double min, double max) {}
}
