package dev.sweeps.core.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program reported of the batch cache.
 *
 * @param key of the entry, data files included; SHA-256 in hex
 * @param hits how often built data was found
 * @param misses how often it had to be built
 * @param bytes of the entry; 0 when it could not be stored
 * @param buildSeconds that the building of the entry took, whoever built it
 * @param secondsSaved by hits
 * @param problem what was damaged or could not be stored; absent when all went well
 */
public record CacheUse(
        String key,
        long hits,
        long misses,
        long bytes,
        double buildSeconds,
        double secondsSaved,
        @Nullable String problem) {
    private static final String PREFIX = "cache.";

    /** Reads {@code cache.key}, {@code cache.hits} and so on; empty when the program did not use the cache. */
    public static Optional<CacheUse> of(Map<String, Double> metrics, Map<String, Object> diagnostics) {
        if (!(diagnostics.get(PREFIX + "key") instanceof String key)) {
            return Optional.empty();
        }
        return Optional.of(new CacheUse(
                key,
                Math.round(number(metrics, "hits")),
                Math.round(number(metrics, "misses")),
                Math.round(number(metrics, "bytes")),
                number(metrics, "build_seconds"),
                number(metrics, "seconds_saved"),
                diagnostics.get(PREFIX + "problem") instanceof String problem ? problem : null));
    }

    /** The values that a program reported without those of the cache. */
    public static <V> Map<String, V> without(Map<String, V> reported) {
        var rest = new LinkedHashMap<>(reported);
        rest.keySet().removeIf(name -> name.startsWith(PREFIX));
        return rest;
    }

    private static double number(Map<String, Double> metrics, String name) {
        var value = metrics.get(PREFIX + name);
        return value == null ? 0 : Math.max(0, value);
    }
}
