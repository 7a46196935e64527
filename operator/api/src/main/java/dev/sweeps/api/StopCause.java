package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Why a rule ended a trial, in numbers. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StopCause(
        @JsonPropertyDescription(
                        "The rule, by its name in earlyStop.trial or earlyStop.rules; several that agreed are joined by +.")
                @Size(max = Limits.REASON)
                @Required
                String rule,
        @JsonPropertyDescription("The step at which it decided: the rung or band of rules that have them.")
                @Min(0)
                @Nullable
                Long step,
        @JsonPropertyDescription(
                        "What was compared; absent when the trial reported NaN, or a rule of yours read several numbers.")
                @Nullable
                Double value,
        @JsonPropertyDescription("What it was compared with; absent when there was nothing to compare with.") @Nullable
                Double threshold,
        @JsonPropertyDescription("How many trials the threshold comes from; 0 when it comes from the spec or the "
                        + "trial itself.")
                @Min(0)
                @Nullable
                Integer peers,
        @JsonPropertyDescription("Median GPU seconds of the trials that had succeeded then: what this one was "
                        + "expected to use.")
                @Min(0)
                @Nullable
                Long expectedGpuSeconds) {}
