package dev.sweeps.core.stopping;

import dev.sweeps.core.objective.ObjectiveText;
import java.util.Optional;

/** Ends the sweep as complete once one trial is as good as wanted in every objective that has a target, and keeps all constraints. */
public record TargetReachedRule() implements StopRule {
    public static final String REASON = "TargetReached";

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        var reached = evidence.reached();
        return reached == null
                ? Optional.empty()
                : Optional.of(new StopVerdict(
                        Ending.COMPLETE, REASON, ObjectiveText.reached(evidence.objectives(), reached)));
    }
}
