package dev.sweeps.core.history;

/** The states of a trial. */
public enum TrialState {
    PENDING(false),
    RUNNING(false),
    /** Ended at a rung, with a checkpoint from which it may be continued. */
    PAUSED(false),
    SUCCEEDED(true),
    MASKED(true),
    STOPPED(true),
    FAILED(true),
    CANCELLED(true);

    private final boolean isFinal;

    TrialState(boolean isFinal) {
        this.isFinal = isFinal;
    }

    /** True for the states that a trial never leaves. */
    public boolean isFinal() {
        return isFinal;
    }
}
