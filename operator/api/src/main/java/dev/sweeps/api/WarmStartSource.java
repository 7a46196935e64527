package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** An earlier Sweep, or a table of trials, from which a search starts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.sweep) != has(self.configMap)",
        message = "name either a sweep or a configMap with a table of trials")
public record WarmStartSource(
        @JsonPropertyDescription("Name of a Sweep in the same namespace, with the same metric and goal. Example: "
                        + "digits-small.")
                @Size(min = 1, max = Limits.SWEEP_NAME)
                @Nullable
                String sweep,
        @JsonPropertyDescription("Instead of a sweep: trials that were run elsewhere, as a table.") @Nullable
                WarmStartTable configMap,
        @JsonPropertyDescription(
                        "Ranking (default): its trials are of a problem like this one, with other data, say, or shorter "
                                + "trainings. A model of them counts by how well it ranks the trials of this sweep, and is "
                                + "dropped when it does not help. Points: its trials are of this very problem and count as "
                                + "if this sweep had run them.")
                @Default("Ranking")
                @Nullable
                WarmStartMode mode) {}
