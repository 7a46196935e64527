package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to trials that still run when their sweep ends. */
public enum RunningTrials {
    /** Their pods are ended; the trials are recorded as cancelled. */
    @JsonProperty("Cancel")
    CANCEL,
    /** They run to their end and their results count. */
    @JsonProperty("Drain")
    DRAIN
}
