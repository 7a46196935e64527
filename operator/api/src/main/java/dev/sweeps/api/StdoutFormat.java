package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The form of metrics on stdout. */
public enum StdoutFormat {
    /** Every line that is one JSON object; other lines are ignored. */
    @JsonProperty("JsonLines")
    JSON_LINES,
    /** Lines that match an RE2 expression with the groups {@code value} and, optionally, {@code name}. */
    @JsonProperty("Pattern")
    PATTERN
}
