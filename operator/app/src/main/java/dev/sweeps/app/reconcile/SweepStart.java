package dev.sweeps.app.reconcile;

import dev.sweeps.api.WarmStartStatus;
import dev.sweeps.app.translate.ReadySweep;
import org.jspecify.annotations.Nullable;

/** Whether trials of a Sweep may be made. */
sealed interface SweepStart {

    /**
     * They may.
     *
     * @param warmStart null for a search that begins with nothing
     */
    record Ready(ReadySweep sweep, @Nullable WarmStartStatus warmStart) implements SweepStart {}

    /** None may be made yet. */
    record Waits(String reason, String message) implements SweepStart {}
}
