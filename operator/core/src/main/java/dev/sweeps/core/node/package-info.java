/** Which nodes a sweep keeps away from, worked out anew from what its trials have met on them. */
@NullMarked
package dev.sweeps.core.node;

import org.jspecify.annotations.NullMarked;
