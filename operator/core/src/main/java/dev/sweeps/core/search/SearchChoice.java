package dev.sweeps.core.search;

import dev.sweeps.core.space.Problem;
import java.util.List;

/** Which algorithm a sweep gets. */
public sealed interface SearchChoice {
    /**
     * An algorithm fits.
     *
     * @param name {@code grid}, {@code random}, {@code sobol} or {@code halton}
     * @param reason a sentence for the sweep's status
     */
    record Chosen(SearchAlgorithm algorithm, String name, String reason) implements SearchChoice {}

    /** The wanted algorithm cannot search this space. */
    record Rejected(List<Problem> problems) implements SearchChoice {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
