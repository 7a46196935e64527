package dev.sweeps.core.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where configurations come from: a pure function of the ordinal. */
@FunctionalInterface
public interface ConfigurationSource {
    /** The configuration number {@code ordinal}, from 0, as parameter values; empty when there are no more. */
    Optional<Map<String, Object>> configuration(long ordinal);

    /** How many configurations there are; empty when endless or not known. */
    default OptionalLong size() {
        return OptionalLong.empty();
    }
}
