package dev.sweeps.core.attempt;

import java.time.Instant;
import java.util.ArrayList;
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

    /** The same, to be planned again by {@code instant} at the latest. */
    TrialPlan by(Instant instant) {
        return new TrialPlan(actions, report, deadline == null || instant.isBefore(deadline) ? instant : deadline);
    }

    TrialPlan with(TrialAction action) {
        var all = new ArrayList<>(actions);
        all.add(action);
        return new TrialPlan(all, report, deadline);
    }
}
