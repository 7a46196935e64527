package dev.sweeps.core.attempt;

/** The stored order to pause a trial: its attempt ends, and the next one starts only when the order is taken back. */
public record PauseOrder(String reason, String message) implements EndOrder {}
