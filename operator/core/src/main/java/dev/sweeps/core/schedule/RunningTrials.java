package dev.sweeps.core.schedule;

/** What happens to live trials when their sweep ends early. */
public enum RunningTrials {
    CANCEL,
    DRAIN
}
