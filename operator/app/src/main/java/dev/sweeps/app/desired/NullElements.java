package dev.sweeps.app.desired;

import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds empty list elements (a lone {@code -} in YAML): they parse as null and no builder could do anything with them. */
final class NullElements {
    private NullElements() {}

    static List<Problem> in(String path, @Nullable Object value) {
        List<Problem> problems = new ArrayList<>();
        collect(path, value, problems);
        return problems;
    }

    private static void collect(String path, @Nullable Object value, List<Problem> problems) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> collect(path + FieldPath.segment(String.valueOf(name)), child, problems));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String place = path + "[" + i + "]";
                if (list.get(i) == null) {
                    problems.add(new Problem(place, "is empty: remove the lone `-` or give it a value"));
                } else {
                    collect(place, list.get(i), problems);
                }
            }
        }
    }
}
