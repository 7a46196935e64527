package dev.sweeps.core.space;

import dev.sweeps.core.value.JsonReading;
import dev.sweeps.core.value.JsonValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads listed values. */
final class ValuesReader {
    private static final int MOST = 1_000;

    private ValuesReader() {}

    static Constant constant(@Nullable Object value) throws BadDefinition {
        if (value == null) {
            throw new BadDefinition("value is missing; distribution constant needs it");
        }
        return new Constant(json("value", value));
    }

    static Choice choice(@Nullable List<Object> values, @Nullable List<Double> weights, boolean weighted)
            throws BadDefinition {
        if (values == null || values.isEmpty()) {
            throw new BadDefinition(
                    "values " + (values == null ? "is missing" : "is empty") + "; list at least one value");
        }
        if (values.size() > MOST) {
            throw new BadDefinition("values lists " + values.size() + " values, at most " + MOST
                    + " can be; list fewer or give a range by min and max");
        }
        List<Object> read = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            read.add(json("values[" + i + "]", values.get(i)));
        }
        if (weights == null) {
            if (weighted) {
                throw new BadDefinition(
                        "probabilities is missing; list one for each value or use distribution: categorical");
            }
            return Choice.of(read);
        }
        check(weights, values.size());
        return Choice.weighted(read, weights);
    }

    private static void check(List<Double> weights, int values) throws BadDefinition {
        if (weights.size() != values) {
            throw new BadDefinition("probabilities lists " + weights.size() + " numbers for " + values
                    + " values; list one for each value");
        }
        for (int i = 0; i < weights.size(); i++) {
            @Nullable Double weight = weights.get(i);
            if (weight == null || !(weight >= 0) || weight.isInfinite()) {
                throw new BadDefinition(
                        "probabilities[" + i + "] is " + weight + "; give a finite number that is not negative");
            }
        }
        if (weights.stream().allMatch(weight -> weight == 0)) {
            throw new BadDefinition("probabilities are all 0; give at least one value a probability greater than 0");
        }
    }

    private static Object json(String place, @Nullable Object value) throws BadDefinition {
        return switch (JsonValues.normalise(value)) {
            case JsonReading.Ready ready when ready.value() != null -> ready.value();
            case JsonReading.Ready _ ->
                throw new BadDefinition(
                        place + " is null; give a value, or leave the parameter out by a condition in when");
            case JsonReading.Rejected rejected ->
                throw new BadDefinition(place + inside(rejected.path()) + " " + rejected.message());
        };
    }

    private static String inside(String path) {
        return path.isEmpty() || path.startsWith("[") ? path : "." + path;
    }
}
