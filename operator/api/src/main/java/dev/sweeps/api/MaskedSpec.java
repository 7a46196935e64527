package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Ends the sweep when the last trials to finish were all masked (attention fell back, or is all zero). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaskedSpec(
        @JsonPropertyDescription(
                        "Whether trials are examined for masking and a streak of masked ones may end the sweep. "
                                + "Default true; it has no effect on programs that report none of the diagnostics.")
                @Default("true")
                @Nullable
                Boolean enabled,
        @JsonPropertyDescription(
                        "A trial is masked when attention_fallback_count or all_zero_count is more than ratio * "
                                + "n_teams. Its objective does not count. Between 0 and 1, default 0.5.")
                @Default("0.5")
                @Min(0)
                @Max(1)
                @Nullable
                Double ratio,
        @JsonPropertyDescription("Number of masked trials in a row, in the order of finishing, that end the sweep as "
                        + "Failed with reason MaskedTrials. A trial that is not masked ends the streak. Default 3.")
                @Default("3")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer consecutive) {}
