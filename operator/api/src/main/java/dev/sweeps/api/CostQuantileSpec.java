package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Protein's rule: a line through the results of succeeded trials over the logarithm of their steps; a trial below it at its own step is stopped. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CostQuantileSpec(
        @JsonPropertyDescription(
                        "Part of the succeeded trials that lie below the line. Between 0 and 1, default " + "0.3.")
                @Default("0.3")
                @ValidationRule(
                        value = "self > 0.0 && self < 1.0",
                        message = "quantile must be between 0 and 1, for example 0.3")
                @Nullable
                Double quantile,
        @JsonPropertyDescription("So many trials must have succeeded before the rule decides. Default 30.")
                @Default("30")
                @Min(2)
                @Max(100000)
                @Nullable
                Integer minTrials,
        @JsonPropertyDescription("Part of the length of the longest trial that pays, before which no trial is "
                        + "stopped. 0 to 1, default 0.3.")
                @Default("0.3")
                @Min(0)
                @Max(1)
                @Nullable
                Double grace) {}
