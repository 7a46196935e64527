/**
 * Protein, the search of PufferLib and Metta: samples around the front of loss and cost, aimed at another share of the cost each
 * time. Its setting is kept; what its own source does wrong (minimising, bounds, negative scores, the cap on costs, nothing
 * affordable) is mended where it stands.
 */
@NullMarked
package dev.sweeps.core.protein;

import org.jspecify.annotations.NullMarked;
