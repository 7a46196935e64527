package dev.sweeps.core.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects that the known names lie in. They stand in every configuration that a condition sees, empty if need be, so that
 * {@code has(a.b)} is a plain no when everything below {@code a} is absent.
 */
final class Groups {
    private final List<List<String>> paths;

    private Groups(Set<List<String>> paths) {
        this.paths = List.copyOf(paths);
    }

    static Groups of(Collection<String> names) {
        Set<List<String>> paths = new LinkedHashSet<>();
        for (String name : names) {
            List<String> parts = List.of(name.split("\\.", -1));
            for (int depth = 1; depth < parts.size(); depth++) {
                paths.add(parts.subList(0, depth));
            }
        }
        return new Groups(paths);
    }

    Map<String, Object> completed(Map<String, Object> nested) {
        Map<String, Object> result = nested;
        for (List<String> path : paths) {
            if (lacks(result, path)) {
                result = with(result, path);
            }
        }
        return result;
    }

    private static boolean lacks(Map<?, ?> nested, List<String> path) {
        Map<?, ?> here = nested;
        for (String part : path) {
            Object below = here.get(part);
            if (!(below instanceof Map<?, ?> group)) {
                return below == null;
            }
            here = group;
        }
        return false;
    }

    private static Map<String, Object> with(Map<?, ?> nested, List<String> path) {
        Map<String, Object> copy = new LinkedHashMap<>();
        nested.forEach((name, value) -> copy.put(String.valueOf(name), value));
        Object below = copy.get(path.getFirst());
        List<String> rest = new ArrayList<>(path.subList(1, path.size()));
        Map<?, ?> group = below instanceof Map<?, ?> map ? map : Map.of();
        copy.put(path.getFirst(), rest.isEmpty() ? group : with(group, rest));
        return copy;
    }
}
