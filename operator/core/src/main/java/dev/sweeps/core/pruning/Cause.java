package dev.sweeps.core.pruning;

import org.jspecify.annotations.Nullable;

/**
 * Why a trial should end.
 *
 * @param rule that decided, as in the spec
 * @param step at which it decided: the rung where the rule has rungs, else the last step
 * @param value that was compared; NaN when the trial reported that
 * @param threshold what it was compared with; absent when NaN alone decided
 * @param peers how many trials the threshold comes from; 0 when it comes from the spec or from the trial itself
 * @param text a sentence with these numbers
 */
public record Cause(String rule, long step, double value, @Nullable Double threshold, int peers, String text) {}
