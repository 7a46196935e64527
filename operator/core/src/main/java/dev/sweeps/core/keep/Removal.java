package dev.sweeps.core.keep;

/** What is removed of a trial that is not among the best. */
public enum Removal {
    NOTHING,
    CHECKPOINTS,
    FOLDERS
}
