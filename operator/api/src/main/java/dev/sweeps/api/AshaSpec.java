package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Asynchronous successive halving: at rungs of ever more steps only the best part of the trials goes on. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AshaSpec(
        @JsonPropertyDescription("Steps of the first rung, as the program counts them; the next ones are at "
                        + "minSteps * eta^k. A trial that has not come so far is never stopped. Default 1.")
                @Default("1")
                @Min(1)
                @Max(Limits.STEPS)
                @Nullable
                Long minSteps,
        @JsonPropertyDescription("At each rung one of eta trials goes on. 2 to 100, default 3.")
                @Default("3")
                @Min(2)
                @Max(100)
                @Nullable
                Integer eta,
        @JsonPropertyDescription("As long as no more than so many trials have come to a rung, those that come are "
                        + "stopped (Optuna: bootstrap_count). Default 0.")
                @Default("0")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer bootstrap,
        @JsonPropertyDescription(
                        "No trial is stopped before so many have finished, apart from NaN. Without effect where "
                                + "promotion takes mistakes back. Default 5.")
                @Default("5")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer startupTrials,
        @JsonPropertyDescription("Trials that are not among the best are paused instead of stopped, and continued from "
                        + "their checkpoint when more trials have come to their rung and a place is free. Needs storage, "
                        + "and a program that saves a checkpoint on SIGTERM and resumes from SWEEP_RESUME_FROM. Default "
                        + "false.")
                @Default("false")
                @Nullable
                Boolean promotion) {}
