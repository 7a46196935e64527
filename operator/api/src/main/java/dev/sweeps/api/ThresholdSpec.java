package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Stops a trial that reports NaN, or a value outside of bounds. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.lower) || !has(self.upper) || self.lower <= self.upper",
        message = "lower must not be larger than upper")
public record ThresholdSpec(
        @JsonPropertyDescription("Smaller values stop the trial. Without it none do.") @Nullable Double lower,
        @JsonPropertyDescription("Larger values stop the trial. Without it none do.") @Nullable Double upper,
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
                Long intervalSteps) {}
