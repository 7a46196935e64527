package dev.sweeps.core.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spaces for tests, written as users write them. */
public final class Spaces {
    private Spaces() {}

    /** A raw definition from field names and values in turn. */
    public static Map<String, Object> def(Object... fields) {
        Map<String, Object> definition = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            definition.put((String) fields[i], fields[i + 1]);
        }
        return definition;
    }

    /** What the reader makes of names and raw definitions in turn. */
    public static SpaceReading read(Object... namesAndDefinitions) {
        Map<String, ParameterDefinition> definitions = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDefinitions.length; i += 2) {
            try {
                definitions.put((String) namesAndDefinitions[i], RawDefinition.read(namesAndDefinitions[i + 1]));
            } catch (BadDefinition e) {
                throw new AssertionError(e.fault(), e);
            }
        }
        return SpaceReader.read(definitions);
    }

    /** A valid space from names and raw definitions in turn. */
    public static SearchSpace space(Object... namesAndDefinitions) {
        return switch (read(namesAndDefinitions)) {
            case SpaceReading.Ready ready -> ready.space();
            case SpaceReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    /** The problems of an invalid space, each as one line. */
    public static List<String> problems(Object... namesAndDefinitions) {
        return switch (read(namesAndDefinitions)) {
            case SpaceReading.Ready ready -> throw new AssertionError("No problem in " + ready.space());
            case SpaceReading.Rejected rejected ->
                rejected.problems().stream().map(Problem::toString).toList();
        };
    }

    /** The number that a configuration gives this parameter. */
    public static double number(Configuration configuration, String name) {
        if (configuration.values().get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError(name + " is no number in " + configuration);
    }

    /** The domain of one raw definition. */
    public static Domain domain(Object... fields) {
        return space("x", def(fields)).parameters().getFirst().domain();
    }
}
