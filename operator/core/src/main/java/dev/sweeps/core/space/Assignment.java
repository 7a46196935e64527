package dev.sweeps.core.space;

import dev.sweeps.core.condition.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration in the making: parameters get their values in the order of {@link SearchSpace#order()}, so that every condition
 * finds what it reads. Mutable and confined to one search step.
 */
public final class Assignment {
    private final SearchSpace space;
    private final @Nullable Object[] values;
    private final Map<String, Object> nested = new LinkedHashMap<>();

    /** Starts without any value. */
    public Assignment(SearchSpace space) {
        this.space = space;
        this.values = new Object[space.parameters().size()];
    }

    /** Whether all conditions of the parameter at this position hold for the values that are set. */
    public boolean activates(int position) {
        List<Condition> conditions = space.parameters().get(position).conditions();
        for (Condition condition : conditions) {
            if (!condition.holds(nested)) {
                return false;
            }
        }
        return true;
    }

    /** Gives the parameter at this position a value. */
    public void set(int position, Object value) {
        values[position] = value;
        String[] parts = parts(position);
        group(parts).put(parts[parts.length - 1], value);
    }

    /** Takes the value away again. */
    public void clear(int position) {
        values[position] = null;
        String[] parts = parts(position);
        group(parts).remove(parts[parts.length - 1]);
    }

    /** What is set now, in declared order. */
    public Configuration configuration() {
        Map<String, Object> set = new LinkedHashMap<>();
        for (int position = 0; position < values.length; position++) {
            Object value = values[position];
            if (value != null) {
                set.put(space.parameters().get(position).name(), value);
            }
        }
        return new Configuration(set);
    }

    private String[] parts(int position) {
        return space.parameters().get(position).name().split("\\.", -1);
    }

    /** Groups are made by this class only: the names of a space never lie inside a value. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> group(String[] parts) {
        Map<String, Object> group = nested;
        for (int i = 0; i < parts.length - 1; i++) {
            group = (Map<String, Object>) group.computeIfAbsent(parts[i], _ -> new LinkedHashMap<>());
        }
        return group;
    }
}
