package dev.sweeps.core.value;

import java.util.Map;

/** What became of laying one nested configuration over another. */
public sealed interface Merge {
    /** Both fit together. */
    record Merged(Map<String, Object> values) implements Merge {}

    /**
     * One side has an object where the other has a plain value.
     *
     * @param path dotted name of the place where they disagree
     * @param message what disagrees and what to do
     */
    record Conflict(String path, String message) implements Merge {}
}
