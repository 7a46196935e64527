/** The shell around the core: observe, plan, act, report. */
@NullMarked
package dev.sweeps.app;

import org.jspecify.annotations.NullMarked;
