package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.platform.OperatorSettings;
import dev.sweeps.app.translate.ReadySweep;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.learning.EnumeratedSource;
import dev.sweeps.core.learning.LearnedSearch;
import dev.sweeps.core.learning.LearnedSource;
import dev.sweeps.core.learning.PopulationSource;
import dev.sweeps.core.learning.SearchMethod;
import dev.sweeps.core.schedule.ConfigurationSource;
import dev.sweeps.core.schedule.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The search of a Sweep behind the port of the planner. */
@ApplicationScoped
public class ConfigurationSources {
    private final SuggestionDesk desk;
    private final OperatorSettings settings;
    private final Announcer announcer;

    ConfigurationSources(SuggestionDesk desk, OperatorSettings settings, Announcer announcer) {
        this.desk = desk;
        this.settings = settings;
        this.announcer = announcer;
    }

    /** For one pass that looks at {@code trials}. */
    ConfigurationSource of(Sweep sweep, ReadySweep ready, List<TrialRecord> trials) {
        var choice = ready.search();
        return switch (choice.method()) {
            case SearchMethod.Enumerated enumerated -> new EnumeratedSource(enumerated.algorithm(), choice.name());
            case SearchMethod.Population population ->
                new PopulationSource(population.search(), ready.policy().objectives(), trials);
            case SearchMethod.Learned learned ->
                new LearnedSource(
                        ready.policy(),
                        trials,
                        learned.size(),
                        (ordinals, known) -> suggestion(sweep, ready, learned.search(), ordinals, known));
        };
    }

    private Proposal suggestion(
            Sweep sweep, ReadySweep ready, LearnedSearch search, List<Long> ordinals, List<TrialRecord> known) {
        var proposal =
                desk.ask(sweep, search, ready.policy().objectives(), known, ordinals, settings.suggestionTimeout());
        desk.firstFault(sweep)
                .map(why ->
                        why + ": a random configuration is tried instead, here and wherever spec.chosenBy of a trial"
                                + " says so")
                .ifPresent(message ->
                        announcer.announce(sweep, List.of(Announcement.warning("RandomSuggestion", message, ""))));
        return proposal;
    }
}
