package dev.sweeps.core.attempt;

import dev.sweeps.core.objective.Objectives;
import org.jspecify.annotations.Nullable;

/**
 * What the sweep says about each of its trials.
 *
 * @param objectives what the result must have numbers for
 * @param masked absent: no trial is masked
 * @param retries how many times a failing program is tried again
 * @param limits of each attempt
 */
public record TrialPolicy(
        Objectives objectives, @Nullable MaskedCheck masked, int retries, AttemptLimits limits, KeptJobs keptJobs) {
    public TrialPolicy {
        if (retries < 0) {
            throw new IllegalArgumentException("retries " + retries + " must not be negative");
        }
    }
}
