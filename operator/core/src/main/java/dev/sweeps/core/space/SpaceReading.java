package dev.sweeps.core.space;

import java.util.List;

/** What became of a user's parameter definitions. */
public sealed interface SpaceReading {
    /** All definitions are good. */
    record Ready(SearchSpace space) implements SpaceReading {}

    /** Some are not: every problem that was found, in the order of the definitions. */
    record Rejected(List<Problem> problems) implements SpaceReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
