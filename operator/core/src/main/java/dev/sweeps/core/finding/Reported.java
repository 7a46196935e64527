package dev.sweeps.core.finding;

import dev.sweeps.core.condition.ConditionCompiler;
import dev.sweeps.core.history.NumberText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program reported, as rules read it.
 *
 * <ul>
 *   <li>{@code metrics}: finite numbers
 *   <li>{@code diagnostics}: everything else, and the metrics too: a program does not always know which of its numbers counts as what
 *   <li>{@code notFinite}: names of numbers that were NaN or infinite
 *   <li>{@code step}: the last one that was reported; absent before the first
 *   <li>{@code parameters}: what the trial was given
 * </ul>
 *
 * <p>All numbers are fractions. A dotted name can be read as a whole, {@code metrics["val.loss"]}, and as a path, {@code
 * metrics.val.loss}, unless {@code val} itself was reported too.
 */
public final class Reported {
    static final String METRICS = "metrics";
    static final String DIAGNOSTICS = "diagnostics";
    static final String NOT_FINITE = "notFinite";
    static final String STEP = "step";
    /** Also the name of the root, which is of no use here: with this variable there is none. */
    static final String PARAMETERS = ConditionCompiler.ROOT;

    /** Where reported numbers are found. */
    static final Set<String> NUMBERS = Set.of(METRICS, DIAGNOSTICS);

    private final Map<String, Object> view;

    private Reported(Map<String, Object> view) {
        this.view = view;
    }

    /**
     * The view of one result.
     *
     * @param metrics by (dotted) name
     * @param notFinite names
     * @param diagnostics plain values by (dotted) name
     */
    public static Reported of(
            Map<String, Double> metrics, Collection<String> notFinite, Map<String, Object> diagnostics) {
        Map<String, Object> all = new LinkedHashMap<>(metrics);
        all.putAll(fractions(diagnostics));
        return new Reported(
                Map.of(METRICS, readable(metrics), DIAGNOSTICS, readable(all), NOT_FINITE, List.copyOf(notFinite)));
    }

    /**
     * The same, of a trial.
     *
     * @param step the last one that it has reported; -1: none
     * @param parameters by dotted name
     */
    public Reported of(long step, Map<String, Object> parameters) {
        Map<String, Object> more = new LinkedHashMap<>(view);
        if (step >= 0) {
            more.put(STEP, (double) step);
        }
        more.put(PARAMETERS, readable(fractions(parameters)));
        return new Reported(more);
    }

    private static Map<String, Object> fractions(Map<String, Object> values) {
        Map<String, Object> fractions = new LinkedHashMap<>();
        values.forEach((name, value) ->
                fractions.put(name, value instanceof Number number ? (Object) number.doubleValue() : value));
        return fractions;
    }

    Map<String, Object> view() {
        return view;
    }

    /** {@code metrics.grad_norm is 2000000, notFinite is [loss]}: what is found at these paths. */
    String text(Collection<List<String>> paths) {
        List<String> parts = new ArrayList<>();
        for (List<String> path : paths) {
            at(path).ifPresent(value -> parts.add(String.join(".", path) + " is " + value));
        }
        return String.join(", ", parts);
    }

    private Optional<String> at(List<String> path) {
        Object here = view;
        for (String part : path) {
            Object below = here instanceof Map<?, ?> group ? group.get(part) : null;
            if (below == null) {
                return Optional.empty();
            }
            here = below;
        }
        return switch (here) {
            case Map<?, ?> _ -> Optional.empty();
            case Double number -> Optional.of(NumberText.of(number));
            default -> Optional.of(here.toString());
        };
    }

    /** Whole names, and groups for those with dots where no value stands in the way. */
    private static Map<String, Object> readable(Map<String, ?> dotted) {
        Map<String, Object> root = new LinkedHashMap<>();
        dotted.keySet().stream()
                .filter(name -> name.contains("."))
                .forEach(name -> put(root, List.of(name.split("\\.", -1)), dotted.get(name)));
        root.putAll(dotted);
        return root;
    }

    private static void put(Map<String, Object> group, List<String> path, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (path.size() == 1) {
            group.putIfAbsent(path.getFirst(), value);
        } else if (group.computeIfAbsent(path.getFirst(), _ -> new Group()) instanceof Group inner) {
            put(inner, path.subList(1, path.size()), value);
        }
    }

    /** An object made here. */
    private static final class Group extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;
    }
}
