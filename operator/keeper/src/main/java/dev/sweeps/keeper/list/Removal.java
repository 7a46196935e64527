package dev.sweeps.keeper.list;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What goes of the trials that are released. */
public enum Removal {
    @JsonProperty("Nothing")
    NOTHING,
    @JsonProperty("Checkpoints")
    CHECKPOINTS,
    /** All that they wrote. */
    @JsonProperty("Folders")
    FOLDERS
}
