package dev.sweeps.app.desired;

/**
 * What the operator's settings add to every trial.
 *
 * @param debug {@code SWEEP_DEBUG=1} in every trial, whatever its Sweep says
 * @param allowHostAccess host namespaces, host paths and privileged containers are not refused
 */
public record TrialDefaults(boolean debug, boolean allowHostAccess) {}
