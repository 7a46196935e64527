package dev.sweeps.core.space;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One parameter as the user wrote it: nothing is checked yet. The names are those of W&amp;B, Protein and Metta; absent fields are
 * null.
 *
 * @param scale a number, {@code auto} or {@code time} (Protein)
 * @param count how many points of a continuous parameter a grid tries
 * @param when condition in CEL on other parameters
 * @param parameters further parameters below this name, each an object with the same fields
 */
public record ParameterDefinition(
        @Nullable String distribution,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double q,
        @Nullable Double mu,
        @Nullable Double sigma,
        @Nullable Double a,
        @Nullable Double b,
        @Nullable Double mean,
        @Nullable Object scale,
        @Nullable Object value,
        @Nullable List<Object> values,
        @Nullable List<Double> probabilities,
        @Nullable Integer count,
        @Nullable String when,
        @Nullable Map<String, Object> parameters) {}
