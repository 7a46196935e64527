package dev.sweeps.core.learning;

import dev.sweeps.core.search.SearchChoice;
import dev.sweeps.core.space.Problem;
import java.util.List;

/** Which search a sweep gets. */
public sealed interface MethodChoice {
    /**
     * A search fits.
     *
     * @param name of the algorithm, as users write it; never {@code auto}
     * @param reason a sentence for the sweep's status
     */
    record Chosen(SearchMethod method, String name, String reason) implements MethodChoice {}

    /** The wanted search cannot search this space. */
    record Rejected(List<Problem> problems) implements MethodChoice {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** A search that is laid out beforehand. */
    static MethodChoice of(SearchChoice choice) {
        return switch (choice) {
            case SearchChoice.Chosen chosen ->
                new Chosen(new SearchMethod.Enumerated(chosen.algorithm()), chosen.name(), chosen.reason());
            case SearchChoice.Rejected rejected -> new Rejected(rejected.problems());
        };
    }
}
