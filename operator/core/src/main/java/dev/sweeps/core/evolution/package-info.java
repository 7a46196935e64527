/**
 * Searches that breed: CMA-ES for numbers, NSGA-II for several losses, and the decisions of population based training. None of them
 * keeps a population between two suggestions: it is read from the observations each time.
 */
@NullMarked
package dev.sweeps.core.evolution;

import org.jspecify.annotations.NullMarked;
