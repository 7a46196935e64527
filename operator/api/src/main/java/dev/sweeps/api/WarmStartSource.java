package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** An earlier Sweep from which a search starts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarmStartSource(
        @JsonPropertyDescription("Name of a Sweep in the same namespace, with the same metric and goal. Example: "
                        + "digits-small.")
                @Required
                @Size(min = 1, max = Limits.SWEEP_NAME)
                String sweep,
        @JsonPropertyDescription(
                        "Ranking (default): its trials are of a problem like this one, with other data, say, or shorter "
                                + "trainings. A model of them counts by how well it ranks the trials of this sweep, and is "
                                + "dropped when it does not help. Points: its trials are of this very problem and count as "
                                + "if this sweep had run them.")
                @Default("Ranking")
                @Nullable
                WarmStartMode mode) {}
