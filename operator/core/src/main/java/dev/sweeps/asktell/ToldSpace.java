package dev.sweeps.asktell;

import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.EarlierTrial;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.ParameterDefinition;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SpaceReader;
import dev.sweeps.core.space.SpaceReading;
import java.util.ArrayList;
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

    /** What is known of other problems in this space. */
    WarmStart warmStart(List<Message.Earlier> earlier) throws BadInput {
        List<EarlierSweep> sweeps = new ArrayList<>();
        for (Message.Earlier one : earlier) {
            List<EarlierTrial> trials = new ArrayList<>();
            for (int i = 0; i < one.tried().points().size(); i++) {
                List<Double> losses = one.tried().losses().get(i);
                Observation.Kind kind = losses.isEmpty() ? Observation.Kind.FAILED : Observation.Kind.COMPLETED;
                Point point = point(one.tried().points().get(i));
                trials.add(new EarlierTrial(Map.of(), new Observation(point, kind, losses, List.of(), Double.NaN, 0)));
            }
            if (trials.stream().allMatch(trial -> trial.observation().kind() == Observation.Kind.FAILED)) {
                throw new BadInput("earlier has a problem without a loss; leave it out");
            }
            sweeps.add(new EarlierSweep(Integer.toString(sweeps.size() + 1), one.mode(), trials, null));
        }
        return new WarmStart(sweeps);
    }

    private ToldParameter parameter(String name) {
        ToldParameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalStateException("The space made " + name + " of nothing that was told");
        }
        return parameter;
    }
}
