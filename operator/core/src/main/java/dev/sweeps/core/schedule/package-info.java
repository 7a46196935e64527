/**
 * What a sweep does next: from a snapshot of its trials and the time to the trials to create and to stop, and its report.
 * Level-triggered and pure: the same snapshot and time give the same plan, and applying a plan twice changes nothing.
 * Configurations come through the port {@link dev.sweeps.core.schedule.ConfigurationSource}.
 */
@NullMarked
package dev.sweeps.core.schedule;

import org.jspecify.annotations.NullMarked;
