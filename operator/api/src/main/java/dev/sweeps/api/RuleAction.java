package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What follows from a verdict, besides what it means for the trial itself. */
public enum RuleAction {
    @JsonProperty("None")
    NONE,
    @JsonProperty("StopSweep")
    STOP_SWEEP,
    @JsonProperty("StopTrial")
    STOP_TRIAL,
    @JsonProperty("AvoidNode")
    AVOID_NODE,
    @JsonProperty("Retry")
    RETRY
}
