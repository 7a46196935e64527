package dev.sweeps.core.evolution;

import dev.sweeps.core.optimizer.Point;
import org.jspecify.annotations.Nullable;

/**
 * One trial of a population at the end of an interval.
 *
 * @param number of the trial, distinct
 * @param loss at {@code step}; NaN or infinite when it has none, then it is among the worst
 * @param checkpoint where its program wrote its state at {@code step}; null when there is none
 */
public record Member(long number, Point point, double loss, long step, @Nullable String checkpoint) {}
