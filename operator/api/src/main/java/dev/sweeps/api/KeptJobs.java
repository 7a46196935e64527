package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which Jobs (and with them their Pods and logs) stay after the result is stored. */
public enum KeptJobs {
    @JsonProperty("All")
    ALL,
    @JsonProperty("Failed")
    FAILED,
    @JsonProperty("None")
    NONE
}
