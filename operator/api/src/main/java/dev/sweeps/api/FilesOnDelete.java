package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the files of a Sweep that is deleted. */
public enum FilesOnDelete {
    @JsonProperty("Keep")
    KEEP,
    @JsonProperty("Delete")
    DELETE
}
