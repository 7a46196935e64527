package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Ends the sweep when the last trials to finish are all poor. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotLearningSpec(
        @JsonPropertyDescription("Whether this rule may end the sweep. Default true.") @Default("true") @Nullable
                Boolean enabled,
        @JsonPropertyDescription(
                        "Number of trials in a row, in the order of finishing, that must be poor: failed without "
                                + "an objective, NaN, infinite, or on the wrong side of threshold. Default 5.")
                @Default("5")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer consecutive,
        @JsonPropertyDescription(
                        "An objective that is not better than this value is poor. Default 0.01 when maximizing; "
                                + "when minimizing there is none unless it is given here, and only invalid objectives are "
                                + "poor.")
                @Nullable
                Double threshold) {}
