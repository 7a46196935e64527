package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Stops a trial whose best value so far is worse than the median of the succeeded trials at the same step. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MedianSpec(
        @JsonPropertyDescription("So many trials must have succeeded before the rule decides. Default 5.")
                @Default("5")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer startupTrials,
        @JsonPropertyDescription("Before this step the rule does not decide. Default 0.")
                @Default("0")
                @Min(0)
                @Max(Limits.STEPS)
                @Nullable
                Long warmupSteps,
        @JsonPropertyDescription("The rule decides once in so many steps. Default 1.")
                @Default("1")
                @Min(1)
                @Max(Limits.STEPS)
                @Nullable
                Long intervalSteps,
        @JsonPropertyDescription("So many succeeded trials must have reported at the same step. Default 1.")
                @Default("1")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer minTrials) {}
