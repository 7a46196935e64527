package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The metric that ranks trials. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Objective(
        @JsonPropertyDescription(
                        "Name of the number that ranks trials, as the program reports it: a top-level key of the "
                                + "result object, or a dotted name for a nested one. Example: reward, val_loss, "
                                + "fitness/best_ever.")
                @Required
                @Size(min = 1, max = 256)
                String metric,
        @JsonPropertyDescription("Which way is better: maximize or minimize.") @Required Goal goal,
        @JsonPropertyDescription("The sweep is Complete as soon as a trial reaches this value (at least it when "
                        + "maximizing, at most it when minimizing). Without it all trials are run. Example: 0.95.")
                @Nullable
                Double target) {}
