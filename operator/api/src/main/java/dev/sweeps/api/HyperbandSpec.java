package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Hyperband as W&B runs it: no brackets; at its last band a trial has to be among the best of all that came there. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "has(self.minIter) != has(self.maxIter)", message = "give either minIter, or maxIter and s")
@ValidationRule(
        value = "has(self.maxIter) == has(self.s)",
        message = "s, the number of bands, belongs to maxIter: give both or neither")
@ValidationRule(
        value = "!has(self.maxIter) || !has(self.eta) || self.maxIter >= self.eta",
        message = "maxIter must be at least eta, or there is no band")
public record HyperbandSpec(
        @JsonPropertyDescription("First band, in steps; the next ones are at minIter * eta^k. Give either minIter, "
                        + "or maxIter and s.")
                @Min(1)
                @Max(Limits.STEPS)
                @Nullable
                Double minIter,
        @JsonPropertyDescription("Steps of a whole trial; the bands are at maxIter / eta^k, k = 1 to s.")
                @Min(1)
                @Max(Limits.STEPS)
                @Nullable
                Double maxIter,
        @JsonPropertyDescription("Number of bands below maxIter. 1 to 100.") @Min(1) @Max(100) @Nullable Integer s,
        @JsonPropertyDescription("At each band about one of eta trials goes on. Above 1, at most 100, default 3.")
                @Default("3")
                @ValidationRule(
                        value = "self > 1.0 && self <= 100.0",
                        message = "eta must be above 1 and at most 100, for example 3")
                @Nullable
                Double eta,
        @JsonPropertyDescription("Compares the value at the band; false: the best value so far. Default true.")
                @Default("true")
                @Nullable
                Boolean strict) {}
