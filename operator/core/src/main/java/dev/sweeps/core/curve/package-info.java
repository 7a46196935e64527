/**
 * Learning curves: what the trials report while they run.
 * Plain values; the shell reads them from logs and stores them in the Trial objects.
 */
@NullMarked
package dev.sweeps.core.curve;

import org.jspecify.annotations.NullMarked;
