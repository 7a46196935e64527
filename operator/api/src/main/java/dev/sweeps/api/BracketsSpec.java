package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Hyperband with brackets: several successive halvings, from a hasty one to one that stops hardly anything, with a share of the trials each. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.minSteps) || self.maxSteps >= self.minSteps",
        message = "maxSteps must not be smaller than minSteps")
public record BracketsSpec(
        @JsonPropertyDescription("Steps of the first rung of the hastiest bracket. Default 1.")
                @Default("1")
                @Min(1)
                @Max(Limits.STEPS)
                @Nullable
                Long minSteps,
        @JsonPropertyDescription("Steps of a whole trial.") @Min(1) @Max(Limits.STEPS) @Required Long maxSteps,
        @JsonPropertyDescription("At each rung one of eta trials goes on. 2 to 100, default 3.")
                @Default("3")
                @Min(2)
                @Max(100)
                @Nullable
                Integer eta,
        @JsonPropertyDescription("As long as no more than so many trials have come to a rung, those that come are "
                        + "stopped. Default 0.")
                @Default("0")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer bootstrap,
        @JsonPropertyDescription("No trial is stopped before so many have finished, in whichever brackets, apart from "
                        + "NaN. Default 5.")
                @Default("5")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer startupTrials) {}
