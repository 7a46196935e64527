package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Which algorithm proposes configurations. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
        @JsonPropertyDescription(
                        "How configurations are chosen. auto (default): grid when the space is finite and fits "
                                + "into trials.max, else sobol. grid: every combination once. random: independent draws. "
                                + "sobol: a scrambled quasi-random sequence that covers the space evenly. The choice and "
                                + "its reason stand in status.search.")
                @Default("auto")
                @Nullable
                Algorithm algorithm,
        @JsonPropertyDescription(
                        "Seed of everything random in this sweep; the same seed and the same parameters give the "
                                + "same configurations, also after a restart of the operator. Default 0.")
                @Default("0")
                @Min(0)
                @Max(Limits.SEED)
                @Nullable
                Long seed) {}
