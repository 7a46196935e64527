package dev.sweeps.core.stopping;

import dev.sweeps.core.history.NumberText;
import java.util.Optional;

/**
 * Ends the sweep as complete when its trials have used their GPU hours; an attempt counts when it ends.
 *
 * @param forecast whether a trial is only started when it is expected to end within them
 */
public record GpuHoursRule(double gpuHours, boolean forecast) implements StopRule {
    public static final String REASON = "GpuHoursSpent";
    private static final double SECONDS_PER_HOUR = 3600;

    public GpuHoursRule {
        if (!(gpuHours > 0)) {
            throw new IllegalArgumentException("gpuHours " + gpuHours + " must be positive");
        }
    }

    @Override
    public Optional<StopVerdict> judge(Evidence evidence) {
        double used = evidence.gpuSecondsUsed() / SECONDS_PER_HOUR;
        if (used < gpuHours) {
            return Optional.empty();
        }
        var message = "%s GPU hours are used of gpuHours %s".formatted(NumberText.of(used), NumberText.of(gpuHours));
        return Optional.of(new StopVerdict(Ending.COMPLETE, REASON, message));
    }
}
