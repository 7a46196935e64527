package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** A trial on the Pareto front. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrontTrial(
        @JsonPropertyDescription("Name of the Trial.") @Required @Size(max = Limits.NAME) String trial,
        @JsonPropertyDescription("Its values of the objectives and of the metrics with a constraint.")
                @Required
                @Size(max = Limits.OBJECTIVES)
                Map<String, Double> metrics) {
    public FrontTrial {
        metrics = Bounded.map(metrics);
    }
}
