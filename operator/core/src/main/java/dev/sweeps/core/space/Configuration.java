package dev.sweeps.core.space;

import dev.sweeps.core.value.JsonValues;
import dev.sweeps.core.value.Merge;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one trial tries: a value for each active parameter.
 *
 * @param values dotted names in declared order; a parameter whose condition does not hold is absent
 */
public record Configuration(Map<String, Object> values) {
    public Configuration {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values as nested objects. */
    public Map<String, Object> nested() {
        return JsonValues.nest(values);
    }

    /**
     * The whole configuration of a trial: the values laid over what is the same in every trial.
     *
     * @throws IllegalArgumentException if they do not fit together, which {@link SearchSpace#conflictsWith} tells beforehand
     */
    public Map<String, Object> nestedOver(Map<String, Object> overrides) {
        return switch (JsonValues.merge(overrides, nested())) {
            case Merge.Merged merged -> merged.values();
            case Merge.Conflict conflict ->
                throw new IllegalArgumentException(conflict.path() + " " + conflict.message());
        };
    }

    /** Text that is equal for equal configurations only. */
    public String canonicalText() {
        return JsonValues.canonicalText(values);
    }
}
