package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finished trial and its place in the ranking. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RankedTrial(
        @JsonPropertyDescription("Place, from 1.") @Required @Min(1) int rank,
        @JsonPropertyDescription("Name of the Trial.") @Required @Size(max = Limits.NAME) String trial,
        @JsonPropertyDescription(
                        "Its value of the objective metric; with weights the weighted sum, of objectives that are "
                                + "traded off the first one.")
                @Required
                double objective,
        @JsonPropertyDescription(
                        "Its values of the objectives and of the metrics with a constraint, by name; absent with "
                                + "a single objective and no constraint.")
                @Size(max = Limits.OBJECTIVES)
                @Nullable
                Map<String, Double> metrics,
        @JsonPropertyDescription("False when it misses a constraint; absent without constraints.") @Nullable
                Boolean feasible,
        @JsonPropertyDescription("Its values of the parameters.") @PreserveUnknownFields @Size(max = 256)
                Map<String, Object> parameters,
        @JsonPropertyDescription(
                        "Its checkpoint: the path on the claim, to be mounted as subPath, or as the program reported it where that is "
                                + "elsewhere.")
                @Size(max = Limits.PATH)
                @Nullable
                String checkpoint,
        @JsonPropertyDescription("When it finished, RFC 3339.") @Size(max = Limits.TIME) @Nullable String finishedAt) {
    /** @throws IllegalArgumentException when {@code objective} is not finite: such a trial has no place in a ranking */
    public RankedTrial {
        if (!Double.isFinite(objective)) {
            throw new IllegalArgumentException("objective of " + trial + " is " + objective);
        }
        metrics = Bounded.finite(metrics, Limits.OBJECTIVES);
        parameters = Bounded.map(parameters);
        checkpoint = Bounded.head(checkpoint, Limits.PATH);
    }
}
