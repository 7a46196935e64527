package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Stops a trial that hardly gets better any more, unless it is among the leaders. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlateauSpec(
        @JsonPropertyDescription("Reports over which the gain is measured. Default 10.")
                @Default("10")
                @Min(1)
                @Max(1000)
                @Nullable
                Integer reports,
        @JsonPropertyDescription("A smaller gain, as a part of the range of the best values of all trials, stops. 0 "
                        + "to 1, default 0.01.")
                @Default("0.01")
                @Min(0)
                @Max(1)
                @Nullable
                Double minGain,
        @JsonPropertyDescription("So many of the best trials are never stopped by this rule. Default 3.")
                @Default("3")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer leaders) {}
