package dev.sweeps.app.desired;

import dev.sweeps.core.space.Problem;
import java.util.List;

/** What came of joining a trial's parameters with the overrides of its sweep. */
sealed interface ConfigurationReading {
    record Ready(TrialConfiguration configuration) implements ConfigurationReading {}

    record Rejected(List<Problem> problems) implements ConfigurationReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
