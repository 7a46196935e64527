package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Bounds that a metric must keep. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.atMost) || has(self.atLeast)",
        message = "a constraint needs a bound: give atMost, for example {metric: latency_ms, atMost: 20}, or atLeast")
@ValidationRule(
        value = "!has(self.atMost) || !has(self.atLeast) || self.atLeast <= self.atMost",
        message = "no value is at least atLeast and at most atMost: give atLeast the smaller number")
public record ConstraintSpec(
        @JsonPropertyDescription(
                        "Name of a number that the program reports; every trial must report it. Each name once. "
                                + "Example: latency_ms.")
                @Required
                @Size(min = 1, max = 256)
                String metric,
        @JsonPropertyDescription("Largest value that keeps the constraint. Example: 20.") @Nullable Double atMost,
        @JsonPropertyDescription("Smallest value that keeps the constraint. Example: 0.9.") @Nullable Double atLeast) {}
