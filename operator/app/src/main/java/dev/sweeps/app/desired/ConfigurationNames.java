package dev.sweeps.app.desired;

import dev.sweeps.api.ParameterSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.value.JsonReading;
import dev.sweeps.core.value.JsonValues;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The dotted names that a sweep's trials can have, whatever the values.
 *
 * @param parameters the declared parameters, conditional ones too
 * @param all these and the names in the overrides
 */
record ConfigurationNames(SortedSet<String> parameters, SortedSet<String> all) {
    static ConfigurationNames of(SweepSpec spec) {
        SortedSet<String> parameters = new TreeSet<>();
        spec.parameters().forEach((name, parameter) -> declare(name, parameter, parameters));
        SortedSet<String> all = new TreeSet<>(parameters);
        if (JsonValues.normalise(spec.overrides()) instanceof JsonReading.Ready(Map<?, ?> overrides)) {
            collect("", overrides, all);
        }
        return new ConfigurationNames(parameters, all);
    }

    /** Whether a placeholder of this name has a meaning: a name, or an object that names lie in. */
    boolean reaches(String name) {
        return all.contains(name) || !all.subSet(name + ".", name + "/").isEmpty();
    }

    private static void declare(String name, ParameterSpec parameter, Set<String> names) {
        if (parameter.parameters() == null) {
            names.add(name);
        } else {
            parameter.parameters().forEach((inner, child) -> declare(name + "." + inner, child, names));
        }
    }

    private static void declare(String name, Object definition, Set<String> names) {
        if (definition instanceof Map<?, ?> fields && fields.get("parameters") instanceof Map<?, ?> inner) {
            inner.forEach((below, child) -> declare(name + "." + below, child, names));
        } else {
            names.add(name);
        }
    }

    private static void collect(String prefix, Map<?, ?> nested, Set<String> names) {
        nested.forEach((name, value) -> {
            names.add(prefix + name);
            if (value instanceof Map<?, ?> inner) {
                collect(prefix + name + ".", inner, names);
            }
        });
    }
}
