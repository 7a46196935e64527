package dev.sweeps.core.search;

import dev.sweeps.core.space.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that are tied together by conditions, and by nothing to any others.
 *
 * @param positions in the space, ascending
 */
record Component(List<Integer> positions) {
    Component {
        positions = List.copyOf(positions);
    }

    static List<Component> all(List<Parameter> parameters) {
        Map<String, Integer> positionOf = new HashMap<>();
        int[] root = new int[parameters.size()];
        for (int position = 0; position < root.length; position++) {
            positionOf.put(parameters.get(position).name(), position);
            root[position] = position;
        }
        for (int position = 0; position < root.length; position++) {
            for (String name : parameters.get(position).reads()) {
                Integer read = positionOf.get(name);
                if (read != null) {
                    root[find(root, position)] = find(root, read);
                }
            }
        }
        Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
        for (int position = 0; position < root.length; position++) {
            byRoot.computeIfAbsent(find(root, position), _ -> new ArrayList<>()).add(position);
        }
        return byRoot.values().stream().map(Component::new).toList();
    }

    private static int find(int[] root, int position) {
        int here = position;
        while (root[here] != here) {
            here = root[here];
        }
        return here;
    }
}
