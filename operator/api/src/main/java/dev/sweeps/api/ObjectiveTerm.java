package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One of several metrics that rank trials. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveTerm(
        @JsonPropertyDescription(
                        "Name of the number, as the program reports it: a top-level key of the result object, or "
                                + "a dotted name for a nested one. Each name once. Example: accuracy.")
                @Required
                @Size(min = 1, max = 256)
                String metric,
        @JsonPropertyDescription("Which way is better: maximize or minimize.") @Required Goal goal,
        @JsonPropertyDescription(
                        "What one unit of this metric is worth. Given for all objectives, trials are ranked by one "
                                + "number: the sum of weight times value, in which metrics with another goal than that of "
                                + "the first objective are subtracted. Values are not normalised: choose weights that make "
                                + "them comparable. Given for none, the objectives are traded off (Pareto).")
                @ValidationRule(value = "self > 0.0", message = "weight must be greater than 0, for example 1")
                @Nullable
                Double weight,
        @JsonPropertyDescription(
                        "The sweep is Complete as soon as one trial reaches the targets of all objectives that "
                                + "have one, and keeps the constraints. Without any all trials are run. Example: 0.95.")
                @Nullable
                Double target) {}
