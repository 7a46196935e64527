package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.Observation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial of an earlier sweep.
 *
 * @param parameters as that sweep gave them
 * @param observation what became of it, in the cube and by the objectives of the sweep that starts warm
 */
public record EarlierTrial(Map<String, Object> parameters, Observation observation) {
    public EarlierTrial {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
