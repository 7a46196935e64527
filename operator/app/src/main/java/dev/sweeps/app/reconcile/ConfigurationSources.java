package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.platform.OperatorSettings;
import dev.sweeps.app.translate.ReadySweep;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.learning.EnumeratedSource;
import dev.sweeps.core.learning.LearnedSource;
import dev.sweeps.core.learning.SearchMethod;
import dev.sweeps.core.schedule.ConfigurationSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The search of a Sweep behind the port of the planner. */
@ApplicationScoped
public class ConfigurationSources {
    private final SuggestionDesk desk;
    private final OperatorSettings settings;

    ConfigurationSources(SuggestionDesk desk, OperatorSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /** For one pass that looks at {@code trials}. */
    ConfigurationSource of(Sweep sweep, ReadySweep ready, List<TrialRecord> trials) {
        var choice = ready.search();
        return switch (choice.method()) {
            case SearchMethod.Enumerated enumerated -> new EnumeratedSource(enumerated.algorithm(), choice.name());
            case SearchMethod.Learned learned ->
                new LearnedSource(
                        ready.policy(),
                        trials,
                        learned.size(),
                        (ordinals, known) -> desk.ask(
                                sweep,
                                learned.search(),
                                ready.policy().objectives(),
                                known,
                                ordinals,
                                settings.suggestionTimeout()));
        };
    }
}
