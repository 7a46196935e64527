package dev.sweeps.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings what comes from outside into the bounds of the schema, and copies collections, because one object is shared by
 * every reader of an informer's cache. A missing value never fails here: one malformed object must not stop a watch.
 */
final class Bounded {
    private Bounded() {}

    static String text(@Nullable String text, int max) {
        return text == null ? "" : text.substring(0, fit(text, max));
    }

    static @Nullable String head(@Nullable String text, int max) {
        return text == null ? null : text(text, max);
    }

    /** Keeps the end, which is where a log says why it ended. */
    static @Nullable String tail(@Nullable String text, int max) {
        if (text == null || text.length() <= max) {
            return text;
        }
        int start = text.length() - max;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }

    static @Nullable Long natural(@Nullable Long number) {
        return number == null ? null : Long.valueOf(Math.max(0, number));
    }

    static @Nullable Double finite(@Nullable Double number) {
        return number == null || !Double.isFinite(number) ? null : number;
    }

    /** The finite numbers among the first {@code max}. */
    static @Nullable Map<String, Double> finite(@Nullable Map<String, Double> numbers, int max) {
        if (numbers == null) {
            return null;
        }
        Map<String, Double> finite = new LinkedHashMap<>();
        numbers.forEach((name, number) -> {
            if (number != null && Double.isFinite(number) && finite.size() < max) {
                finite.put(name, number);
            }
        });
        return Collections.unmodifiableMap(finite);
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <V> @Nullable Map<String, V> map(@Nullable Map<String, V> map, int max) {
        if (map == null || map.size() <= max) {
            return map == null ? null : map(map);
        }
        Map<String, V> first = new LinkedHashMap<>();
        map.entrySet().stream().limit(max).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(first);
    }

    static <E> @Nullable List<E> list(@Nullable List<E> list) {
        return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
    }

    static <E> List<E> last(List<E> list, int max) {
        return Collections.unmodifiableList(new ArrayList<>(list.subList(Math.max(0, list.size() - max), list.size())));
    }

    /** Cuts no character in half: a lone surrogate is not valid in JSON. */
    private static int fit(String text, int max) {
        if (text.length() <= max) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }
}
