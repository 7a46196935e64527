package dev.sweeps.keeper.list;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run is for. */
public enum Mode {
    /** Looking after the files of a sweep. */
    @JsonProperty("Keep")
    KEEP,
    /** Removing the files of a sweep that is deleted. */
    @JsonProperty("Farewell")
    FAREWELL
}
