package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What the model of the search expects. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Prediction(
        @JsonPropertyDescription("Expected objective if the best trial were run again; the first of several that are "
                        + "traded off.")
                @Nullable
                Double objective,
        @JsonPropertyDescription("Standard error of that expectation, in the unit of the objective.") @Nullable
                Double standardError) {
    public Prediction {
        objective = Bounded.finite(objective);
        standardError = Bounded.finite(standardError);
    }
}
