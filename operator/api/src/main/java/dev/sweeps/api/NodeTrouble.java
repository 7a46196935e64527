package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a node can do to an attempt. */
public enum NodeTrouble {
    @JsonProperty("Hardware")
    HARDWARE,
    @JsonProperty("NotStarted")
    NOT_STARTED,
    @JsonProperty("Lost")
    LOST,
    @JsonProperty("Declared")
    DECLARED
}
