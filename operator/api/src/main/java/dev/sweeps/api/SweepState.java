package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One word for the conditions of a Sweep. */
public enum SweepState {
    @JsonProperty("Pending")
    PENDING,
    @JsonProperty("Running")
    RUNNING,
    @JsonProperty("Suspended")
    SUSPENDED,
    /** The spec cannot be run as it is; a corrected one is taken up at once. */
    @JsonProperty("Stalled")
    STALLED,
    @JsonProperty("Complete")
    COMPLETE,
    @JsonProperty("Failed")
    FAILED
}
