/**
 * The life of one trial: from what the cluster shows of its Job and Pod to the next attempt, or to its final state.
 * Pure: what was stored, what is observed and the time give the action and the report.
 * A result is stored before its Job is ended; a stored final state never changes.
 */
@NullMarked
package dev.sweeps.core.attempt;

import org.jspecify.annotations.NullMarked;
