package dev.sweeps.app.translate;

import dev.sweeps.api.ParameterSpec;
import dev.sweeps.core.space.ParameterDefinition;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.value.JsonReading;
import dev.sweeps.core.value.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of the API as the core's definitions, with JSON values brought to the core's own types. */
sealed interface ParameterDefinitions {
    record Ready(Map<String, ParameterDefinition> byName) implements ParameterDefinitions {}

    record Rejected(List<Problem> problems) implements ParameterDefinitions {}

    static ParameterDefinitions of(Map<String, ParameterSpec> parameters) {
        var definitions = new LinkedHashMap<String, ParameterDefinition>();
        var problems = new ArrayList<Problem>();
        parameters.forEach((name, spec) -> definitions.put(name, new Reader(name, problems).read(spec)));
        return problems.isEmpty() ? new Ready(definitions) : new Rejected(List.copyOf(problems));
    }

    /** Reads one parameter and notes what is wrong with its values. */
    record Reader(String name, List<Problem> problems) {

        ParameterDefinition read(ParameterSpec spec) {
            return new ParameterDefinition(
                    spec.distribution(),
                    spec.min(),
                    spec.max(),
                    spec.q(),
                    spec.mu(),
                    spec.sigma(),
                    spec.a(),
                    spec.b(),
                    spec.mean(),
                    value("scale", spec.scale()),
                    value("value", spec.value()),
                    values(spec),
                    spec.probabilities(),
                    spec.count(),
                    spec.when(),
                    object("parameters", spec.parameters()));
        }

        private @Nullable List<Object> values(ParameterSpec spec) {
            if (spec.values() == null) {
                return list("choices", spec.choices());
            }
            if (spec.choices() != null) {
                problems.add(new Problem(
                        "parameters[\"" + name + "\"].choices", "says the same as values; leave one of them out"));
            }
            return list("values", spec.values());
        }

        private @Nullable Object value(String field, @Nullable Object raw) {
            return switch (JsonValues.normalise(raw)) {
                case JsonReading.Ready ready -> ready.value();
                case JsonReading.Rejected rejected -> {
                    var inside = rejected.path().isEmpty() ? "" : "." + rejected.path();
                    problems.add(new Problem("parameters[\"" + name + "\"]." + field + inside, rejected.message()));
                    yield null;
                }
            };
        }

        @SuppressWarnings("unchecked")
        private @Nullable List<Object> list(String field, @Nullable List<Object> raw) {
            return (List<Object>) value(field, raw);
        }

        @SuppressWarnings("unchecked")
        private @Nullable Map<String, Object> object(String field, @Nullable Map<String, Object> raw) {
            return (Map<String, Object>) value(field, raw);
        }
    }
}
