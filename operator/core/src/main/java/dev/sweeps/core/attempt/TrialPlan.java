package dev.sweeps.core.attempt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do for a trial now.
 *
 * @param report what its status should say; when it equals the stored one there is nothing to write, and absent when
 *     nothing is stored and nothing is to be written yet
 * @param deadline when to plan again although nothing happens; absent when only events matter
 */
public record TrialPlan(List<TrialAction> actions, @Nullable TrialReport report, @Nullable Instant deadline) {
    public TrialPlan {
        actions = List.copyOf(actions);
    }
}
