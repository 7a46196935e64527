package dev.sweeps.core.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays one nested configuration over another. */
final class DeepMerge {
    private DeepMerge() {}

    static Merge of(List<String> place, Map<?, ?> base, Map<?, ?> over) {
        Map<String, Object> merged = new LinkedHashMap<>();
        base.forEach((name, value) -> merged.put(String.valueOf(name), value));
        for (Map.Entry<?, ?> entry : over.entrySet()) {
            String name = String.valueOf(entry.getKey());
            List<String> here = new ArrayList<>(place);
            here.add(name);
            @Nullable Object below = merged.get(name);
            @Nullable Object above = entry.getValue();
            if (below instanceof Map<?, ?> lower && above instanceof Map<?, ?> upper) {
                switch (of(here, lower, upper)) {
                    case Merge.Merged inner -> merged.put(name, inner.values());
                    case Merge.Conflict conflict -> {
                        return conflict;
                    }
                }
            } else if (below != null && above != null && (below instanceof Map || above instanceof Map)) {
                return conflict(String.join(".", here), below, above);
            } else {
                merged.put(name, entry.getValue());
            }
        }
        return new Merge.Merged(Collections.unmodifiableMap(merged));
    }

    private static Merge.Conflict conflict(String path, Object below, Object above) {
        boolean objectAbove = above instanceof Map;
        Object plain = objectAbove ? below : above;
        return new Merge.Conflict(
                path,
                "is the plain value " + JsonValues.jsonText(plain) + (objectAbove ? " below" : "")
                        + " where the other side has an object; remove one of the two");
    }
}
