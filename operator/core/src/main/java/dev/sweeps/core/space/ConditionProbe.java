package dev.sweeps.core.space;

import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.condition.Outcome;
import dev.sweeps.core.value.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Tries a condition on a few configurations, in which every parameter has a value. CEL finds a comparison of a number with a string
 * only when it is evaluated; a user should hear of it before the first trial.
 */
final class ConditionProbe {
    private final List<Map<String, Object>> samples;

    ConditionProbe(List<Parameter> parameters) {
        samples = DoubleStream.of(0, 0.5, 1)
                .mapToObj(u -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    parameters.forEach(parameter ->
                            values.put(parameter.name(), parameter.domain().quantile(u)));
                    return JsonValues.nest(values);
                })
                .toList();
    }

    /** What is wrong with this condition, to stand after its place. */
    Optional<String> fault(Condition condition) {
        List<Outcome> outcomes = samples.stream().map(condition::outcome).toList();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.NotBoolean(String type)) {
                return Optional.of(
                        "gives " + type + "; a condition has to be true or false, such as " + condition + " == 1");
            }
        }
        return outcomes.stream().allMatch(Outcome.Fault.class::isInstance)
                ? outcomes.stream()
                        .map(Outcome.Fault.class::cast)
                        .map(
                                fault -> "cannot be evaluated: " + fault.message()
                                        + "; compare values of one type, and calculate with 2.0 where a parameter is a fraction")
                        .findFirst()
                : Optional.empty();
    }
}
