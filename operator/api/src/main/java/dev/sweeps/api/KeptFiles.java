package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What stays of trials outside the best ones on the storage volume. */
public enum KeptFiles {
    /** Nothing is removed. */
    @JsonProperty("All")
    ALL,
    /** Their checkpoints go, the rest of their output stays. */
    @JsonProperty("Outputs")
    OUTPUTS,
    /** Their folders go. */
    @JsonProperty("Best")
    BEST,
    /** The operator leaves the volume alone: no copies of the best models, no reports either. */
    @JsonProperty("Unmanaged")
    UNMANAGED
}
