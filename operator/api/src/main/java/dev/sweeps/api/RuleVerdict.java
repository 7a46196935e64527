package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the user thinks of a trial of which a rule holds. */
public enum RuleVerdict {
    @JsonProperty("Poor")
    POOR,
    @JsonProperty("Masked")
    MASKED,
    @JsonProperty("Broken")
    BROKEN
}
