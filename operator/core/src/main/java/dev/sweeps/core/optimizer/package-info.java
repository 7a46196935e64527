/**
 * Searches that learn: from what was tried to what should be tried next, as pure functions of space, seed, history in order of
 * finishing and pending points. They see the space as a unit cube and every objective as a loss; nothing here knows trials.
 */
@NullMarked
package dev.sweeps.core.optimizer;

import org.jspecify.annotations.NullMarked;
