package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The trial of which the model of the search expects the most. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Leader(
        @JsonPropertyDescription("Name of the Trial.") @Required @Size(max = Limits.NAME) String trial,
        @JsonPropertyDescription("Expected objective if it were run again.") @Nullable Double objective,
        @JsonPropertyDescription("Standard error of that expectation, in the unit of the objective.") @Nullable
                Double standardError) {
    public Leader {
        objective = Bounded.finite(objective);
        standardError = Bounded.finite(standardError);
    }
}
