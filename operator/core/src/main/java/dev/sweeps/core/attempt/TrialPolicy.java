package dev.sweeps.core.attempt;

import org.jspecify.annotations.Nullable;

/**
 * What the sweep says about each of its trials.
 *
 * @param metric name of the objective
 * @param masked absent: no trial is masked
 * @param retries how many times a failing program is tried again
 */
public record TrialPolicy(String metric, @Nullable MaskedCheck masked, int retries, KeptJobs keptJobs) {
    public TrialPolicy {
        if (retries < 0) {
            throw new IllegalArgumentException("retries " + retries + " must not be negative");
        }
    }
}
