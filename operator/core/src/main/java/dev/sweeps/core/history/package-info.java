/**
 * What is known of the trials of a sweep, and their order: by finishing and by objective.
 * Plain values; the shell reads them from the Trial objects.
 * Nothing here decides.
 */
@NullMarked
package dev.sweeps.core.history;

import org.jspecify.annotations.NullMarked;
