package dev.sweeps.core.surrogate;

/**
 * What a loss is expected to be, in its own unit.
 *
 * @param loss expected, not counting the noise of a single trial
 * @param standardError of that expectation; above the median loss only a rough guess, because there ranks count and not differences
 */
public record Estimate(double loss, double standardError) {}
