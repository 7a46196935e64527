package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What the program reported of the batch cache. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCacheStatus(
        @JsonPropertyDescription("Key of the entry, data files included.") @Required @Size(max = 64) String key,
        @JsonPropertyDescription("How often the data was found.") @Min(0) long hits,
        @JsonPropertyDescription("How often it had to be built.") @Min(0) long misses,
        @JsonPropertyDescription("Size of the entry; 0 when it could not be stored.") @Min(0) long bytes,
        @JsonPropertyDescription("Seconds that building the entry took, whoever built it.") @Min(0) double buildSeconds,
        @JsonPropertyDescription("Seconds of building that this trial was spared.") @Min(0) double secondsSaved,
        @JsonPropertyDescription("What was damaged, or could not be stored.") @Size(max = Limits.SENTENCE) @Nullable
                String problem) {
    public TrialCacheStatus {
        key = Bounded.text(key, 64);
        problem = Bounded.head(problem, Limits.SENTENCE);
    }
}
