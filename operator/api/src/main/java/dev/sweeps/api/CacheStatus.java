package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What the batch cache did for the sweep. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheStatus(
        @JsonPropertyDescription("Different configurations of data among the trials.") @Min(0) long keys,
        @JsonPropertyDescription("How often trials found their data.") @Min(0) long hits,
        @JsonPropertyDescription("How often trials built it.") @Min(0) long misses,
        @JsonPropertyDescription("Warm-up Jobs of this sweep.") @Min(0) long warmUps,
        @JsonPropertyDescription("Size of the entries that the trials used.") @Min(0) long bytes,
        @JsonPropertyDescription("Seconds of building that trials were spared.") @Min(0) long secondsSaved,
        @JsonPropertyDescription("Trials that wait for data, without a GPU.") @Min(0) long waiting,
        @JsonPropertyDescription("The newest problem: a failed warm-up Job, or what a trial could not read or store.")
                @Size(max = Limits.SENTENCE)
                @Nullable
                String problem) {
    public CacheStatus {
        problem = Bounded.head(problem, Limits.SENTENCE);
    }
}
