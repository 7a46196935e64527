package dev.sweeps.core.history;

/**
 * Where successive halving with promotion has left a trial.
 *
 * @param step of the rung
 * @param promoted false: the trial is paused there, or about to be; true: it may run to the next rung
 */
public record Rung(long step, boolean promoted) {}
