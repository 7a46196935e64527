/**
 * A small cluster in memory that both planners act on: Jobs with fates, a clock, crashes and stale lists.
 * It proves what no single plan shows: that a sweep always gets to its end, whatever happens between two effects.
 */
@NullMarked
package dev.sweeps.core.simulation;

import org.jspecify.annotations.NullMarked;
