package dev.sweeps.core.value;

import org.jspecify.annotations.Nullable;

/** What became of a foreign object that should be a JSON value. */
public sealed interface JsonReading {
    /**
     * The object as a JSON value.
     *
     * @param value String, Long, Double, Boolean, List or Map; null for the JSON null
     */
    record Ready(@Nullable Object value) implements JsonReading {}

    /**
     * The object cannot be kept as a JSON value.
     *
     * @param path where inside the object, such as {@code net.layers[2]}; empty for the object itself
     * @param message what is wrong and what to write instead
     */
    record Rejected(String path, String message) implements JsonReading {}
}
