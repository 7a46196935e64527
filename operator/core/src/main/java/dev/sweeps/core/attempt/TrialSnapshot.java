package dev.sweeps.core.attempt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it is.
 *
 * @param stored what its status says; absent when nothing was written yet
 * @param stop the order to end it, when there is one
 * @param pause the order to pause it, while it stands; one to end it matters more
 * @param step last one that it has reported, over all attempts; -1: none
 * @param parameters what the program is given, by dotted name
 * @param waitsFor why its first attempt may not start yet; absent when it may
 */
public record TrialSnapshot(
        @Nullable TrialReport stored,
        @Nullable StopOrder stop,
        @Nullable PauseOrder pause,
        TrialPolicy policy,
        TrialObservation observation,
        long step,
        Map<String, Object> parameters,
        @Nullable String waitsFor) {}
