package dev.sweeps.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays nested definitions out as a flat list with dotted names. */
final class Definitions {
    /** Deep enough for any configuration, shallow enough for the stack. */
    private static final int DEEPEST = 16;

    private final List<Named> named = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Definitions() {}

    static Definitions of(Map<String, ParameterDefinition> definitions) {
        Definitions flat = new Definitions();
        definitions.forEach((name, definition) -> flat.add(Paths.parameter(name), name, definition, List.of(), 1));
        return flat;
    }

    /** All definitions that are no groups, in the user's order. */
    List<Named> named() {
        return named;
    }

    List<Problem> problems() {
        return problems;
    }

    private void add(String path, String name, ParameterDefinition definition, List<When> outer, int depth) {
        List<When> conditions = new ArrayList<>(outer);
        String when = definition.when();
        if (when != null) {
            conditions.add(new When(path + ".when", when));
        }
        Map<String, Object> inner = definition.parameters();
        if (inner == null) {
            named.add(new Named(path, name, definition, List.copyOf(conditions)));
        } else if (!isGroup(definition)) {
            problems.add(new Problem(
                    path,
                    "has parameters and is one itself; a name that holds parameters takes only parameters and when"));
        } else if (inner.isEmpty() || depth == DEEPEST) {
            problems.add(new Problem(
                    path + ".parameters",
                    inner.isEmpty()
                            ? "is empty; name at least one parameter"
                            : "is nested too deep; use dotted names"));
        } else {
            inner.forEach((part, raw) ->
                    addRaw(path + "." + Paths.parameter(part), name + "." + part, raw, conditions, depth));
        }
    }

    private void addRaw(String path, String name, @Nullable Object raw, List<When> outer, int depth) {
        try {
            add(path, name, RawDefinition.read(raw), outer, depth + 1);
        } catch (BadDefinition e) {
            problems.add(new Problem(path, e.fault()));
        }
    }

    private static boolean isGroup(ParameterDefinition definition) {
        return definition.equals(new ParameterDefinition(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                definition.when(),
                definition.parameters()));
    }

    /** A condition and its place: that of a group stands for every parameter in it. */
    record When(String path, String expression) {}

    /** One parameter. */
    record Named(String path, String name, ParameterDefinition definition, List<When> conditions) {}
}
