package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a change of a data file is noticed. */
public enum CacheIdentity {
    @JsonProperty("Stat")
    STAT,
    @JsonProperty("Content")
    CONTENT
}
