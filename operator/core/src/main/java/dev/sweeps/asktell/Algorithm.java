package dev.sweeps.asktell;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.LearnedSearch;
import dev.sweeps.core.learning.MethodChoice;
import dev.sweeps.core.learning.PopulationSearch;
import dev.sweeps.core.learning.SearchMethod;
import dev.sweeps.core.learning.SearchMethods;
import dev.sweeps.core.learning.SearchRequest;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithm;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.value.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A search by name, for spaces that are not known yet.
 *
 * @param name one of {@link SearchMethods#NAMES}
 */
record Algorithm(String name) {
    /** Without the one that goes on from checkpoints, of which nothing is asked or told here. */
    private static final List<String> NAMES = SearchMethods.NAMES.stream()
            .filter(name -> !name.equals(PopulationSearch.NAME))
            .toList();

    /** The losses that are told are minimised as they are; how many there are shows only then. */
    private static final Objectives LOSSES = Objectives.of("y", Goal.MINIMIZE);

    /** One search in one space. */
    @FunctionalInterface
    interface Proposer {
        /** The point with this number, a pure function of the arguments; empty when all points were given. */
        Optional<Point> propose(Study study, long ordinal);
    }

    /** The names of the command line. */
    static String names() {
        return String.join(", ", NAMES);
    }

    static Algorithm named(String name) throws BadInput {
        if (!NAMES.contains(name)) {
            throw new BadInput(
                    "algorithm " + name + " is unknown" + Spelling.hint(name, NAMES) + "; known are " + names());
        }
        return new Algorithm(name);
    }

    /**
     * What this search asks in one space.
     *
     * @param budget what all trials together may cost; infinite when not limited, and of no interest to most searches
     * @param warmStart what is known of other problems
     */
    Proposer in(UnitCube cube, long seed, double budget, WarmStart warmStart) throws BadInput {
        var modes = warmStart.sweeps().stream().map(EarlierSweep::mode).toList();
        var request = new SearchRequest(name, seed, OptionalLong.empty(), null, null, budget, Map.of(), LOSSES, modes);
        return switch (SearchMethods.choose(request, cube.space())) {
            case MethodChoice.Chosen chosen -> proposer(chosen.method(), cube, warmStart);
            case MethodChoice.Rejected rejected ->
                throw new BadInput(
                        rejected.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        };
    }

    private static Proposer proposer(SearchMethod method, UnitCube cube, WarmStart warmStart) throws BadInput {
        return switch (method) {
            case SearchMethod.Enumerated(SearchAlgorithm drawn) ->
                (_, ordinal) -> drawn.configuration(ordinal)
                        .map(configuration -> cube.point(configuration.values()).orElseThrow());
            case SearchMethod.Learned(LearnedSearch search) -> {
                LearnedSearch warmed = search.warmedBy(warmStart);
                yield (study, ordinal) ->
                        Optional.of(warmed.next(study, ordinal).point());
            }
            case SearchMethod.Population _ -> throw new BadInput("no such algorithm: " + PopulationSearch.NAME);
        };
    }
}
