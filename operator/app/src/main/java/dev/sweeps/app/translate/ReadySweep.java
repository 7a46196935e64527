package dev.sweeps.app.translate;

import dev.sweeps.core.learning.MethodChoice;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.util.Optional;

/** A Sweep's spec as the core understands it. */
public record ReadySweep(SearchSpace space, MethodChoice.Chosen search, SweepPolicy policy) {

    /** What the first trial will run with: enough to try out the template on. */
    public Optional<Configuration> firstConfiguration() {
        return search.method().example();
    }
}
