package dev.sweeps.core.space;

import dev.sweeps.core.value.JsonValues;
import dev.sweeps.core.value.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** Valid parameters: names are distinct, conditions read known names and no two parameters wait for each other. */
public final class SearchSpace {
    private final List<Parameter> parameters;
    private final List<Integer> order;

    /**
     * Only {@link SpaceReader} makes spaces.
     *
     * @param order positions in {@code parameters}: each one after those that its conditions read
     */
    SearchSpace(List<Parameter> parameters, List<Integer> order) {
        this.parameters = List.copyOf(parameters);
        this.order = List.copyOf(order);
    }

    /** In declared order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Positions in {@link #parameters}, each one after those that its conditions read; the declared order if there are none. */
    public List<Integer> order() {
        return order;
    }

    /** Number of parameters that vary. */
    public int dimension() {
        return (int)
                parameters.stream().filter(parameter -> !parameter.isFixed()).count();
    }

    /** Whether any parameter has a condition. */
    public boolean isConditional() {
        return parameters.stream().anyMatch(parameter -> !parameter.conditions().isEmpty());
    }

    /**
     * The configuration for one draw.
     *
     * @param u a number in [0, 1) for each position in {@link #parameters}; asked for active parameters only
     */
    public Configuration configuration(IntToDoubleFunction u) {
        return assign(position -> parameters.get(position).domain().quantile(u.applyAsDouble(position)));
    }

    /**
     * The configuration with these values.
     *
     * @param valueOf a value of its domain for each position in {@link #parameters}; asked for active parameters only, in the order
     *     {@link #order}
     */
    public Configuration assign(IntFunction<Object> valueOf) {
        Assignment assignment = new Assignment(this);
        for (int position : order) {
            if (assignment.activates(position)) {
                assignment.set(position, valueOf.apply(position));
            }
        }
        return assignment.configuration();
    }

    /**
     * What is wrong between the parameters and the fixed configuration of every trial.
     *
     * @param overrides nested, normalised
     * @return empty if every configuration of this space can be laid over the overrides
     */
    public List<Problem> conflictsWith(Map<String, Object> overrides) {
        List<Problem> problems = new ArrayList<>();
        for (Parameter parameter : parameters) {
            for (Object value : examples(parameter.domain())) {
                if (JsonValues.merge(overrides, JsonValues.nest(Map.of(parameter.name(), value)))
                        instanceof Merge.Conflict conflict) {
                    problems.add(conflict(parameter.name(), conflict.path()));
                    break;
                }
            }
        }
        return problems;
    }

    private static Problem conflict(String parameter, String place) {
        String reason = place.equals(parameter)
                ? "one of the two is an object and the other a plain value"
                : "which needs an object there";
        return new Problem(
                "overrides." + place,
                "is also set by " + Paths.parameter(parameter) + ", " + reason + "; remove " + place
                        + " from the overrides or rename the parameter");
    }

    /** All values that differ in kind: numbers are all alike. */
    private static List<Object> examples(Domain domain) {
        return domain instanceof Choice choice ? choice.values() : List.of(domain.quantile(0));
    }

    @Override
    public String toString() {
        return parameters.toString();
    }
}
