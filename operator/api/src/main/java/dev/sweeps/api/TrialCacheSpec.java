package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The trial's part in the batch cache. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCacheSpec(
        @JsonPropertyDescription("Claim and folder of the entries.") @Required @Size(max = Limits.PATH) String place,
        @JsonPropertyDescription("Key of the configuration, SHA-256 in hex: trials with the same one share their data.")
                @Required
                @Size(max = 64)
                String key,
        @JsonPropertyDescription("What the trial waits for before its first attempt; taken away when it may start.")
                @Size(max = Limits.SENTENCE)
                @Nullable
                String waitsFor) {
    public TrialCacheSpec {
        waitsFor = Bounded.head(waitsFor, Limits.SENTENCE);
    }
}
