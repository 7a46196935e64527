package dev.sweeps.core.stopping;

/**
 * The verdict that a sweep is over.
 *
 * @param reason CamelCase, of the rule that decided
 * @param message a sentence with the trials and the numbers that decided
 */
public record StopVerdict(Ending ending, String reason, String message) {}
