package dev.sweeps.asktell;

import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.ParameterDefinition;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SpaceReader;
import dev.sweeps.core.space.SpaceReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The caller's space and its cube: translates between values as they are told and points. */
record ToldSpace(Map<String, ToldParameter> parameters, UnitCube cube) {
    static ToldSpace of(List<ToldParameter> told) throws BadInput {
        Map<String, ToldParameter> parameters = new LinkedHashMap<>();
        Map<String, ParameterDefinition> definitions = new LinkedHashMap<>();
        for (ToldParameter parameter : told) {
            if (parameters.put(parameter.name(), parameter) != null) {
                throw new BadInput("space has " + parameter.name() + " twice; give each parameter another name");
            }
            definitions.put(parameter.name(), parameter.definition());
        }
        return switch (SpaceReader.read(definitions)) {
            case SpaceReading.Ready ready -> new ToldSpace(parameters, UnitCube.of(ready.space()));
            case SpaceReading.Rejected rejected ->
                throw new BadInput(
                        rejected.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        };
    }

    /** The values of a point as the caller reads them. */
    Map<String, Object> told(Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        cube.configuration(point)
                .values()
                .forEach((name, value) -> values.put(name, parameter(name).told(value)));
        return values;
    }

    /** Where the caller's values lie. */
    Point point(Map<String, Double> told) throws BadInput {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, ToldParameter> parameter : parameters.entrySet()) {
            Double value = told.get(parameter.getKey());
            if (value == null) {
                throw new BadInput(
                        "xs has a point without " + parameter.getKey() + "; give all parameters of the space");
            }
            values.put(parameter.getKey(), parameter.getValue().value(value));
        }
        return cube.point(values)
                .orElseThrow(
                        () -> new BadInput("xs has " + told + ", which is not in the space; give values within it"));
    }

    private ToldParameter parameter(String name) {
        ToldParameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalStateException("The space made " + name + " of nothing that was told");
        }
        return parameter;
    }
}
