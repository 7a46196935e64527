package dev.sweeps.core.pruning;

import dev.sweeps.core.history.Goal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All trials of a sweep, those that are judged included.
 *
 * @param sweep its name; Hyperband draws brackets from it
 * @param goal of the metric whose values the curves hold
 * @param contenders in the order of finishing; those that run may stand anywhere
 */
public record Cohort(String sweep, Goal goal, List<Contender> contenders) {
    public Cohort {
        contenders = List.copyOf(contenders);
    }

    /** Those that ran to their end. */
    Stream<Contender> complete() {
        return contenders.stream().filter(contender -> contender.phase() == Contender.Phase.COMPLETE);
    }

    /** Whether at least so many ran to their end. */
    boolean hasComplete(int trials) {
        return complete().limit(trials).count() == trials;
    }

    /** The one with the best final objective; of equal ones the first in the list. */
    Optional<Contender> best() {
        return complete()
                .filter(contender -> contender.objective() != null)
                .min(Comparator.comparing(Cohort::objective, goal::compare));
    }

    private static double objective(Contender contender) {
        return Objects.requireNonNull(contender.objective(), "only complete trials are compared");
    }
}
