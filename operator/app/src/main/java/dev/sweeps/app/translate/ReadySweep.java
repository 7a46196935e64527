package dev.sweeps.app.translate;

import dev.sweeps.core.learning.LearnedSearch;
import dev.sweeps.core.learning.MethodChoice;
import dev.sweeps.core.learning.SearchMethod;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.util.Optional;

/** A Sweep's spec as the core understands it. */
public record ReadySweep(SearchSpace space, MethodChoice.Chosen search, SweepPolicy policy) {

    /** The same sweep with something to begin with; one whose search learns nothing stays as it is. */
    public ReadySweep warmedBy(WarmStart start) {
        return search.method() instanceof SearchMethod.Learned(LearnedSearch learned)
                ? new ReadySweep(
                        space,
                        new MethodChoice.Chosen(
                                new SearchMethod.Learned(learned.warmedBy(start)), search.name(), search.reason()),
                        policy)
                : this;
    }

    /** What the first trial will run with: enough to try out the template on. */
    public Optional<Configuration> firstConfiguration() {
        return search.method().example();
    }
}
