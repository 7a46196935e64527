package dev.sweeps.core.search;

import dev.sweeps.core.space.Axis;
import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** One axis per parameter, in declared order. */
record Axes(SearchSpace space, List<Axis> list) {
    Axes {
        list = List.copyOf(list);
    }

    /** What a grid enumerates: the declared number of points where there is one; empty if a parameter is endless without. */
    static Optional<Axes> ofGrid(SearchSpace space) {
        return of(space, parameter -> parameter.domain().axis(parameter.gridCount()));
    }

    /** Every value that a draw can give; empty if a parameter is endless. */
    static Optional<Axes> ofAllValues(SearchSpace space) {
        return of(space, parameter -> parameter.domain().axis(OptionalInt.empty()));
    }

    private static Optional<Axes> of(SearchSpace space, Function<Parameter, Optional<Axis>> axisOf) {
        List<Axis> axes = new ArrayList<>();
        for (Parameter parameter : space.parameters()) {
            Optional<Axis> axis = axisOf.apply(parameter);
            if (axis.isEmpty()) {
                return Optional.empty();
            }
            axes.add(axis.get());
        }
        return Optional.of(new Axes(space, axes));
    }
}
