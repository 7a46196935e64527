package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;

/** Which Jobs stay, with their Pods and logs, once the trial's final state is stored. */
public enum KeptJobs {
    ALL,
    /** Those of failed trials. */
    FAILED,
    NONE;

    boolean keeps(TrialState state) {
        return switch (this) {
            case ALL -> true;
            case FAILED -> state == TrialState.FAILED;
            case NONE -> false;
        };
    }
}
