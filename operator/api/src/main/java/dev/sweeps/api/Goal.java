package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether larger or smaller values of the objective are better. */
public enum Goal {
    @JsonProperty("maximize")
    MAXIMIZE,
    @JsonProperty("minimize")
    MINIMIZE
}
