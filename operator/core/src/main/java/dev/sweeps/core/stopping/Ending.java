package dev.sweeps.core.stopping;

/** How a sweep ends; best and top trials stand in both cases. */
public enum Ending {
    COMPLETE,
    FAILED
}
