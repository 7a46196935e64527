package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The search algorithms. */
public enum Algorithm {
    @JsonProperty("auto")
    AUTO,
    @JsonProperty("grid")
    GRID,
    @JsonProperty("random")
    RANDOM,
    @JsonProperty("sobol")
    SOBOL,
    @JsonProperty("halton")
    HALTON,
    @JsonProperty("tpe")
    TPE,
    @JsonProperty("gp")
    GP,
    @JsonProperty("cost")
    COST,
    @JsonProperty("cmaes")
    CMAES,
    @JsonProperty("nsga2")
    NSGA2,
    @JsonProperty("protein")
    PROTEIN,
    @JsonProperty("pbt")
    PBT
}
