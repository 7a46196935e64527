package dev.sweeps.core.learning;

import dev.sweeps.core.objective.Objectives;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about the search.
 *
 * @param algorithm as users write it
 * @param seed any number
 * @param maxConfigurations how many distinct configurations the sweep may try; empty when not limited
 * @param initialTrials before a search that learns begins to; null for the algorithm's own number
 * @param maxTrialCost GPU seconds that one trial may cost; null without a limit
 * @param gpuHours budget of the whole sweep; null without one
 * @param objectives what the sweep is after
 */
public record SearchRequest(
        String algorithm,
        long seed,
        OptionalLong maxConfigurations,
        @Nullable Integer initialTrials,
        @Nullable Double maxTrialCost,
        @Nullable Double gpuHours,
        Objectives objectives) {}
