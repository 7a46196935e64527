package dev.sweeps.core.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One value for every trial. */
public record Constant(Object value) implements Domain {
    @Override
    public Object quantile(double u) {
        return value;
    }

    @Override
    public OptionalLong cardinality() {
        return OptionalLong.of(1);
    }

    @Override
    public Optional<Axis> axis(OptionalInt count) {
        return Optional.of(Axis.of(List.of(value)));
    }
}
