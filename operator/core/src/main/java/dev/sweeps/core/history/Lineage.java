package dev.sweeps.core.history;

import org.jspecify.annotations.Nullable;

/**
 * A trial's place in a population that is trained: each trial is one interval of one member.
 *
 * @param member number of the member, from 0
 * @param continues where the trial begins; absent when it begins from nothing
 */
public record Lineage(int member, @Nullable Origin continues) {
    /**
     * The trial from whose checkpoint another one begins.
     *
     * @param attempt the last one of that trial, from 1
     */
    public record Origin(String trial, int attempt) {}
}
