package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What the whole sweep may cost. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetSpec(
        @JsonPropertyDescription("Longest duration of the sweep, counted from status.startTime. When it is spent no "
                        + "further trial is started, running ones end as whenStopped says, and the sweep is "
                        + "Complete with reason DurationSpent. A number with a unit ms, s, m, h or d, or several "
                        + "of them: 12h, 1d12h.")
                @Size(max = Limits.DURATION)
                @ValidationRule(
                        value = "self.matches('" + Limits.DURATION_PATTERN + "') && self.matches('[1-9]')",
                        message = "a duration is a whole number with a unit ms, s, m, h or d, or several of them:"
                                + " 90s, 45m, 1h30m, 1d12h")
                @Nullable
                String duration,
        @JsonPropertyDescription("GPU hours that the trials of the sweep may use together, for example 40. When they "
                        + "are spent no further trial is started, running ones end as whenStopped says, and the sweep "
                        + "is Complete with reason GpuHoursSpent. Attempts count when they end. With algorithm cost the "
                        + "search looks for cheap improvements first and cares less for the price as the budget is "
                        + "used up.")
                @ValidationRule(value = "self > 0.0", message = "gpuHours must be greater than 0, for example 40")
                @Nullable
                Double gpuHours,
        @JsonPropertyDescription(
                        "Whether a trial is only started when it is expected to end within gpuHours: the median "
                                + "GPU time of the succeeded trials has to be left, after what running ones will need. When nothing "
                                + "runs and the rest does not pay for another trial, the sweep is Complete with reason "
                                + "GpuHoursSpent. With false trials are started until the hours are spent, and the last ones are "
                                + "cut off: better where the trials of a sweep differ much in length and leave checkpoints. "
                                + "Default true; it has no effect without gpuHours.")
                @Default("true")
                @Nullable
                Boolean forecast) {}
