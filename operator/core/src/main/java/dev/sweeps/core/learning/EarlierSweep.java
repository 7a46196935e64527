package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.BestFirst;
import dev.sweeps.core.optimizer.Observation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sweep from which a search starts warm, as it was when that search began; or a table of trials.
 *
 * @param name of the sweep; of a table {@code map/key}, which no sweep is called
 * @param trials in the order of their numbers; none of a sweep that is refused
 * @param refusal a sentence that says why nothing is taken from it; null if something is
 */
public record EarlierSweep(String name, WarmStartMode mode, List<EarlierTrial> trials, @Nullable String refusal) {
    public EarlierSweep {
        trials = List.copyOf(trials);
    }

    /**
     * One from which nothing is taken.
     *
     * @param why the end of a sentence
     */
    public static EarlierSweep refused(String name, WarmStartMode mode, String why) {
        return new EarlierSweep(name, mode, List.of(), "nothing is taken from %s: %s".formatted(title(name), why));
    }

    /** {@code sweep a} or {@code table b/c}. */
    String title() {
        return title(name);
    }

    private static String title(String name) {
        return (name.contains("/") ? "table " : "sweep ") + name;
    }

    List<Observation> observations() {
        return trials.stream().map(EarlierTrial::observation).toList();
    }

    /** The best one that ran to its end. */
    Optional<Observation> best() {
        List<Observation> completed = observations().stream()
                .filter(observation -> observation.kind() == Observation.Kind.COMPLETED)
                .toList();
        return BestFirst.order(completed).stream().findFirst().map(completed::get);
    }
}
