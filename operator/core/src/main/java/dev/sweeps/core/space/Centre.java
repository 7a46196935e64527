package dev.sweeps.core.space;

import org.jspecify.annotations.Nullable;

/**
 * Where a search that learns should begin, and how far it should look at first. It is data for such algorithms; grid, random and
 * Sobol search cover the bounds evenly and do not look at it, as Protein's own random samples do not.
 *
 * @param mean between the bounds; null for their middle on the domain's own scale
 * @param scale null for the algorithm's own
 */
public record Centre(@Nullable Double mean, @Nullable Scale scale) {
    /** Nothing said. */
    public static final Centre NONE = new Centre(null, null);
}
