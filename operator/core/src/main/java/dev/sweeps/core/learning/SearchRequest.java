package dev.sweeps.core.learning;

import dev.sweeps.core.objective.Objectives;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param gpuSeconds budget of the whole sweep; null without one
 * @param settings further ones of the algorithm, by name
 * @param objectives what the sweep is after
 * @param warmStart how each of some earlier sweeps is taken; empty for a search that begins with nothing
 */
public record SearchRequest(
        String algorithm,
        long seed,
        OptionalLong maxConfigurations,
        @Nullable Integer initialTrials,
        @Nullable Double maxTrialCost,
        @Nullable Double gpuSeconds,
        Map<String, Object> settings,
        Objectives objectives,
        List<WarmStartMode> warmStart) {
    public SearchRequest {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        warmStart = List.copyOf(warmStart);
    }

    boolean startsWarm() {
        return !warmStart.isEmpty();
    }

    boolean startsWarmBy(WarmStartMode mode) {
        return warmStart.contains(mode);
    }
}
