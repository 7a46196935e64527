package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The states of a Trial; the last five are final. */
public enum TrialState {
    @JsonProperty("Pending")
    PENDING,
    @JsonProperty("Running")
    RUNNING,
    @JsonProperty("Paused")
    PAUSED,
    @JsonProperty("Succeeded")
    SUCCEEDED,
    @JsonProperty("Masked")
    MASKED,
    @JsonProperty("Stopped")
    STOPPED,
    @JsonProperty("Failed")
    FAILED,
    @JsonProperty("Cancelled")
    CANCELLED
}
