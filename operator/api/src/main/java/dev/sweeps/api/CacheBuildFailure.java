package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to the trials of a key whose warm-up Job failed. */
public enum CacheBuildFailure {
    @JsonProperty("Continue")
    CONTINUE,
    @JsonProperty("Stop")
    STOP
}
