package dev.sweeps.core.stopping;

import dev.sweeps.core.history.NumberText;
import java.util.Optional;

/** Ends the sweep as complete once a trial is as good as wanted. */
public record TargetReachedRule(double target) implements StopRule {
    public static final String REASON = "TargetReached";

    public TargetReachedRule {
        if (!Double.isFinite(target)) {
            throw new IllegalArgumentException("target " + target + " must be finite");
        }
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        var best = evidence.best();
        var objective = best == null ? null : best.objective();
        if (best == null || objective == null || !evidence.goal().reaches(objective, target)) {
            return Optional.empty();
        }
        var message = "%s of %s is %s: the target %s is reached"
                .formatted(evidence.metric(), best.name(), NumberText.of(objective), NumberText.of(target));
        return Optional.of(new StopVerdict(Ending.COMPLETE, REASON, message));
    }
}
