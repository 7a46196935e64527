package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How several rules for single trials are put together. */
public enum RuleMode {
    @JsonProperty("Any")
    ANY,
    @JsonProperty("All")
    ALL
}
