/**
 * The rules that end single trials early, because what they have reported so far does not look as if they could win.
 *
 * <p>A rule is data. Over the cohort (all trials of a sweep with their curves) it becomes a judge, and the judge says of one
 * trial why it should end, with the step, the value, the threshold and the number of peers. Whatever a rule knows of earlier
 * decisions it derives from the curves: nothing is remembered, so that a restart changes no decision.
 */
@NullMarked
package dev.sweeps.core.pruning;

import org.jspecify.annotations.NullMarked;
