package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the trials of an earlier Sweep are to a search. */
public enum WarmStartMode {
    /** Trials of this very problem. */
    @JsonProperty("Points")
    POINTS,
    /** Trials of a problem like this one, of which only the order counts. */
    @JsonProperty("Ranking")
    RANKING
}
