package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Ends the sweep when too large a share of the last trials to finish failed. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.minTrials) || !has(self.window) || self.minTrials <= self.window",
        message = "minTrials must not be larger than window: the rule never sees more trials than window")
public record FailureRateSpec(
        @JsonPropertyDescription("The sweep is Failed with reason FailureRate when more than this share of the last "
                        + "window trials failed. Lost nodes, preemptions and evictions do not count. From 0 to below 1, "
                        + "default 0.5.")
                @Default("0.5")
                @Min(0)
                @ValidationRule(
                        value = "self < 1.0",
                        message = "ratio must be below 1, for example 0.5: no share is more than all")
                @Nullable
                Double ratio,
        @JsonPropertyDescription("Number of trials that are looked at, the last ones in the order of finishing. "
                        + "Default 20.")
                @Default("20")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer window,
        @JsonPropertyDescription("Number of trials that must have finished before the rule decides. Default 10.")
                @Default("10")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer minTrials) {}
