package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.Choice;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithm;
import java.util.List;

/**
 * A search that learns from the trials before.
 *
 * @param name of the algorithm, as users write it
 * @param fallback draws that take the place of the optimizer when it has no answer in time or nothing new to offer
 * @param warmStart what it knows before its first trial
 */
public record LearnedSearch(
        String name, Optimizer optimizer, UnitCube cube, long seed, SearchAlgorithm fallback, WarmStart warmStart) {
    /** The same search with something to begin with. */
    public LearnedSearch warmedBy(WarmStart start) {
        return new LearnedSearch(name, optimizer, cube, seed, fallback, start);
    }

    /**
     * The next point to try.
     *
     * @param again whether a trial had this point before and it is meant to be run once more
     * @param chosenBy for people
     */
    public record Suggestion(Point point, boolean again, String chosenBy) {}

    /**
     * The best of the earlier sweeps first, then what the optimizer suggests.
     *
     * @param own what is known of this sweep alone
     * @param ordinal number of the suggestion, from 0
     */
    public Suggestion next(Study own, long ordinal) {
        List<WarmStart.First> first = warmStart.first();
        if (ordinal < first.size()) {
            WarmStart.First one = first.get((int) ordinal);
            return new Suggestion(one.point(), false, name + ": " + one.reason());
        }
        String words = warmStart.words().map(warm -> name + ", " + warm).orElse(name);
        Choice choice = optimizer.choose(warmStart.warmed(own), ordinal);
        return new Suggestion(choice.point(), choice.again(), words);
    }
}
