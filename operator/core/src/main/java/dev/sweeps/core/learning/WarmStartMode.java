package dev.sweeps.core.learning;

/** What the trials of an earlier sweep are to a search. */
public enum WarmStartMode {
    /** Observations of this very problem. */
    POINTS,
    /** Observations of a problem like this one: a model of them counts by how well it orders the trials of this sweep. */
    RANKING
}
