package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.value.JsonReading;
import dev.sweeps.core.value.JsonValues;
import dev.sweeps.core.value.Merge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one trial's program is told.
 *
 * @param flat the varied parameters by their dotted names, sorted: the API server does not keep the order of keys
 * @param nested the overrides with the parameters laid over them
 */
record TrialConfiguration(SortedMap<String, Object> flat, Map<String, Object> nested) {
    static ConfigurationReading read(SweepSpec spec, Map<String, Object> parameters) {
        return switch (JsonValues.normalise(parameters)) {
            case JsonReading.Rejected no -> rejected("parameters", no.path(), no.message());
            case JsonReading.Ready flat ->
                switch (JsonValues.normalise(spec.overrides() == null ? Map.of() : spec.overrides())) {
                    case JsonReading.Rejected no -> rejected("overrides", no.path(), no.message());
                    case JsonReading.Ready overrides -> join(objectOf(overrides), new TreeMap<>(objectOf(flat)));
                };
        };
    }

    private static ConfigurationReading join(Map<String, Object> overrides, SortedMap<String, Object> flat) {
        Map<String, Object> nested;
        try {
            nested = JsonValues.nest(flat);
        } catch (IllegalArgumentException e) {
            return rejected("parameters", "", "name one thing twice: " + e.getMessage());
        }
        return switch (JsonValues.merge(overrides, nested)) {
            case Merge.Merged merged -> new ConfigurationReading.Ready(new TrialConfiguration(flat, merged.values()));
            case Merge.Conflict conflict -> rejected("overrides", conflict.path(), conflict.message());
        };
    }

    /** The parameter file: keys are sorted, so that equal configurations have equal bytes. */
    String nestedJson() {
        return JsonValues.canonicalText(nested);
    }

    String flatJson() {
        return JsonValues.canonicalText(flat);
    }

    /** The value at a dotted name as it stands on a command line; empty when there is none. */
    Optional<String> text(String name) {
        @Nullable Object found = flat.containsKey(name) ? flat.get(name) : at(name);
        return Optional.ofNullable(found).map(JsonValues::plainText);
    }

    private @Nullable Object at(String name) {
        @Nullable Object place = nested;
        for (String step : name.split("\\.", -1)) {
            if (!(place instanceof Map<?, ?> map)) {
                return null;
            }
            place = map.get(step);
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> objectOf(JsonReading.Ready ready) {
        return ready.value() instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static ConfigurationReading rejected(String root, String path, String message) {
        String place = path.isEmpty() ? root : root + FieldPath.segment(path);
        return new ConfigurationReading.Rejected(List.of(new Problem(place, message)));
    }
}
