package dev.sweeps.app.documents;

import dev.sweeps.core.value.JsonReading;
import dev.sweeps.core.value.JsonValues;
import dev.sweeps.core.value.Merge;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters in the form in which a program reads its configuration. */
final class Configurations {
    private Configurations() {}

    /** {@code trainer.lr} as {@code {trainer: {lr: …}}}, keys sorted; as they are where one name lies inside another. */
    static Map<String, Object> nested(Map<String, Object> parameters) {
        var flat = sorted(parameters);
        try {
            return JsonValues.nest(flat);
        } catch (IllegalArgumentException e) {
            return flat;
        }
    }

    /** Everything that a program was told: the overrides with the parameters laid over them, as in the trial's own file. */
    static Map<String, Object> whole(@Nullable Map<String, Object> overrides, Map<String, Object> parameters) {
        var nested = nested(parameters);
        return switch (JsonValues.merge(sorted(overrides == null ? Map.of() : overrides), nested)) {
            case Merge.Merged merged -> sorted(merged.values());
            case Merge.Conflict _ -> nested;
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sorted(Map<String, Object> map) {
        return JsonValues.normalise(ApiJson.tree(new TreeMap<>(map))) instanceof JsonReading.Ready(Map<?, ?> plain)
                ? (Map<String, Object>) plain
                : map;
    }
}
