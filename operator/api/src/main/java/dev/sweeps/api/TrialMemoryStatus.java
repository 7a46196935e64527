package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What {@code trials.onOutOfMemory} has made of the memory of a trial. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialMemoryStatus(
        @JsonPropertyDescription("How often it was raised.") @Min(0) int raised,
        @JsonPropertyDescription("Memory limit of the program's container in the attempts since then.")
                @Required
                @Size(max = Limits.DURATION)
                String limit) {
    public TrialMemoryStatus {
        limit = Bounded.text(limit, Limits.DURATION);
    }
}
