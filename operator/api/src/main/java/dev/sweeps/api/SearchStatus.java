package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The algorithm at work and why it was chosen. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchStatus(
        @JsonPropertyDescription("The algorithm at work; never auto.") @Required Algorithm algorithm,
        @JsonPropertyDescription("Why it was chosen, in one sentence.") @Required @Size(max = Limits.SENTENCE)
                String reason,
        @JsonPropertyDescription("Number of different configurations of the space, as a text because it can be beyond "
                        + "every number type; absent when it is infinite.")
                @Size(max = Limits.SENTENCE)
                @Nullable
                String size,
        @JsonPropertyDescription(
                        "The parameters that matter most to the objective (the first of several that are traded "
                                + "off), the most important one first, by the model of the search; at most 16.")
                @Size(max = Limits.IMPORTANCE)
                @Nullable
                List<ParameterImportance> importance,
        @JsonPropertyDescription(
                        "What the model expects of the best trial: less than its objective when that was luck.")
                @Nullable
                Prediction prediction,
        @JsonPropertyDescription(
                        "The trial of which the model expects the most. Where it is another one than the best trial, the objective "
                                + "of that may be luck, or the model too coarse: run both again. Absent when several "
                                + "objectives are traded off.")
                @Nullable
                Leader leader,
        @JsonPropertyDescription("What was taken from earlier sweeps, where search.warmStartFrom names some.") @Nullable
                WarmStartStatus warmStart) {
    public SearchStatus {
        reason = Bounded.text(reason, Limits.SENTENCE);
        size = Bounded.head(size, Limits.SENTENCE);
        importance = Bounded.list(importance);
    }
}
