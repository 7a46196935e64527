/**
 * What the operator costs beside bare Jobs: both do the same work on the same cluster in the same run, so that the figures
 * are ratios that outlive the machine.
 */
@NullMarked
package dev.sweeps.app.bench;

import org.jspecify.annotations.NullMarked;
