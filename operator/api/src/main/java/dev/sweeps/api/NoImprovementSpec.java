package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Ends the sweep when the best objective does not get better any more. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoImprovementSpec(
        @JsonPropertyDescription("The sweep is Complete with reason NoImprovement when so many trials in a row, in the "
                        + "order of finishing, have not made the best objective better by more than minDelta says. "
                        + "Failed and masked trials count, trials that a rule stopped or that were cancelled do not. It "
                        + "decides once twice as many have finished. Default 20.")
                @Default("20")
                @Min(1)
                @Max(50000)
                @Nullable
                Integer trials,
        @JsonPropertyDescription("How much better the best objective has to become, as a share of the spread of the "
                        + "objectives: the interquartile range of all finished trials that keep the constraints. 0: any "
                        + "gain is enough. Default 0.01.")
                @Default("0.01")
                @Min(0)
                @Max(100)
                @Nullable
                Double minDelta) {}
