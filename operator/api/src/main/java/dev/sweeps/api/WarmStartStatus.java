package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search has taken from earlier Sweeps, once and for all, before its first trial. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarmStartStatus(
        @JsonPropertyDescription("The Sweeps, and the tables (map/key), from which something was taken.")
                @Size(max = Limits.WARM_SOURCES)
                @Nullable
                List<@Size(max = Limits.SENTENCE) String> sources,
        @JsonPropertyDescription("How many of their trials were taken, at most 1000 of each.") @Required @Min(0)
                long trials,
        @JsonPropertyDescription("The ConfigMap in which they are kept as they were then.")
                @Size(max = Limits.NAME)
                @Nullable
                String configMap,
        @JsonPropertyDescription("SHA-256 of what was taken: the same digest, seed and results give the same trials.")
                @Size(max = Limits.REASON)
                @Nullable
                String digest,
        @JsonPropertyDescription("Why nothing was taken from others, a sentence for each.")
                @Size(max = Limits.WARM_SOURCES)
                @Nullable
                List<@Size(max = Limits.SENTENCE) String> refused) {
    public WarmStartStatus {
        sources = Bounded.list(sources);
        refused = refused == null
                ? null
                : refused.stream()
                        .map(sentence -> Bounded.text(sentence, Limits.SENTENCE))
                        .toList();
    }
}
