/**
 * What a sweep is after: one objective, a weighted sum of several, or the trade-offs between them, and constraints; and which of its
 * trials are best by that. Pure functions of the trials.
 */
@NullMarked
package dev.sweeps.core.objective;

import org.jspecify.annotations.NullMarked;
