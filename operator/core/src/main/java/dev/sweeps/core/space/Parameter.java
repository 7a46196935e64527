package dev.sweeps.core.space;

import dev.sweeps.core.condition.Condition;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a valid space.
 *
 * @param name dotted
 * @param count number of points on a grid, at least 1; null for all that there are
 * @param conditions all must hold for the parameter to be active
 */
public record Parameter(String name, Domain domain, @Nullable Integer count, List<Condition> conditions) {
    public Parameter {
        conditions = List.copyOf(conditions);
    }

    /** The count as the domains take it. */
    public OptionalInt gridCount() {
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** Names of the parameters that decide whether this one is active. */
    public Set<String> reads() {
        return conditions.stream()
                .flatMap(condition -> condition.reads().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether every trial has the same value, if it has one at all. */
    public boolean isFixed() {
        return domain.cardinality().orElse(0) == 1;
    }
}
