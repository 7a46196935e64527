package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The texts that {@code kubectl get sweeps} shows. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryColumns(
        @JsonPropertyDescription("Finished trials of all, for example 31/50.") @Required @Size(max = Limits.TIME)
                String done,
        @JsonPropertyDescription("The metric that ranks trials; several as a weighted sum or as a list.")
                @Size(max = Limits.TIME)
                @Nullable
                String metric,
        @JsonPropertyDescription(
                        "The best objective, rounded for reading; status.best has it exactly. Of objectives that "
                                + "are traded off all of them. Infeasible is said.")
                @Size(max = Limits.TIME)
                @Nullable
                String best,
        @JsonPropertyDescription("GPU hours used, for example 12.5.") @Size(max = Limits.TIME) @Nullable
                String gpuHours,
        @JsonPropertyDescription("GPU hours saved by ending trials early, for example 3.2.")
                @Size(max = Limits.TIME)
                @Nullable
                String gpuHoursSaved) {
    public SummaryColumns {
        metric = Bounded.head(metric, Limits.TIME);
        best = Bounded.head(best, Limits.TIME);
    }
}
