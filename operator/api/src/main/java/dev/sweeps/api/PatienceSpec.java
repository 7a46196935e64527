package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Stops a trial that has had no new best value for a number of reports. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PatienceSpec(
        @JsonPropertyDescription("So many reports may pass without a new best value. Default 10.")
                @Default("10")
                @Min(0)
                @Max(1000)
                @Nullable
                Integer reports,
        @JsonPropertyDescription("Reports that are worse than the best value by no more than this do not count "
                        + "against the trial, in units of the metric. Default 0.")
                @Default("0")
                @Min(0)
                @Nullable
                Double minDelta) {}
