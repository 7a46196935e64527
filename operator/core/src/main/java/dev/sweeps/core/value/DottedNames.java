package dev.sweeps.core.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Dotted names and nested objects, both ways. */
final class DottedNames {
    private DottedNames() {}

    static Map<String, Object> nest(Map<String, Object> dotted) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : dotted.entrySet()) {
            String[] parts = entry.getKey().split("\\.", -1);
            Map<String, Object> group = root;
            for (int i = 0; i < parts.length - 1; i++) {
                group = group(group, parts[i], entry.getKey());
            }
            if (group.putIfAbsent(parts[parts.length - 1], entry.getValue()) != null) {
                throw new IllegalArgumentException("The name " + entry.getKey() + " is taken by a group of names");
            }
        }
        return frozen(root);
    }

    private static Map<String, Object> group(Map<String, Object> parent, String name, String whole) {
        Object found = parent.computeIfAbsent(name, _ -> new Group());
        if (found instanceof Group group) {
            return group;
        }
        throw new IllegalArgumentException("The name " + whole + " lies inside the value " + name);
    }

    static Map<String, Object> flatten(Map<String, Object> nested) {
        Map<String, Object> dotted = new LinkedHashMap<>();
        flatten("", nested, dotted);
        return Collections.unmodifiableMap(dotted);
    }

    private static void flatten(String prefix, Map<?, ?> nested, Map<String, Object> dotted) {
        for (Map.Entry<?, ?> entry : nested.entrySet()) {
            String name = prefix + entry.getKey();
            if (entry.getValue() instanceof Map<?, ?> group && !group.isEmpty()) {
                flatten(name + ".", group, dotted);
            } else {
                dotted.put(name, entry.getValue());
            }
        }
    }

    private static Map<String, Object> frozen(Map<String, Object> group) {
        group.replaceAll((_, value) -> value instanceof Group inner ? frozen(inner) : value);
        return Collections.unmodifiableMap(group);
    }

    /** An object made here, to be told from an object that is a parameter's own value. */
    private static final class Group extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;
    }
}
