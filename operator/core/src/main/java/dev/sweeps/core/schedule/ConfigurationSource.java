package dev.sweeps.core.schedule;

import java.util.OptionalLong;

/**
 * Where configurations come from. Within one plan the ordinals are asked for in ascending order, and every configuration that was
 * given counts as tried for those after it.
 */
@FunctionalInterface
public interface ConfigurationSource {
    /** The configuration number {@code ordinal}, from 0. */
    Proposal configuration(long ordinal);

    /** How many configurations there are; empty when endless or not known. */
    default OptionalLong size() {
        return OptionalLong.empty();
    }
}
