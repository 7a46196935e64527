package dev.sweeps.core.schedule;

/** One word for the state of a sweep. */
public enum SweepState {
    /** No trial has run yet. */
    PENDING,
    RUNNING,
    SUSPENDED,
    /** Nothing runs and the cluster refuses the pods of all live trials. */
    STALLED,
    COMPLETE,
    FAILED
}
