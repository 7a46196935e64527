package dev.sweeps.core.learning;

import dev.sweeps.core.protein.ProteinOptimizer;
import dev.sweeps.core.protein.SettingsReader;
import dev.sweeps.core.protein.SettingsReading;
import dev.sweeps.core.search.SearchAlgorithms;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import dev.sweeps.core.value.Spelling;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the search of a sweep by its name. */
public final class SearchMethods {
    private static final String AUTO = "auto";
    private static final String PROTEIN = "protein";

    /** What {@link #choose} knows. */
    public static final List<String> NAMES = Stream.of(
                    List.of(AUTO),
                    SearchAlgorithms.NAMES,
                    List.of("gp", "cost", "tpe", "cmaes", "nsga2", PROTEIN, PopulationSearch.NAME))
            .flatMap(List::stream)
            .toList();

    private static final String AS_SAID = "as search.algorithm says";

    private SearchMethods() {}

    /** The search that the request asks for; for {@code auto} the one that fits the space, with the reason. */
    public static MethodChoice choose(SearchRequest request, SearchSpace space) {
        var algorithm = request.algorithm();
        if (!NAMES.contains(algorithm)) {
            return rejected(
                    SearchAlgorithms.PLACE,
                    "algorithm " + algorithm + " is unknown" + Spelling.hint(algorithm, NAMES) + "; known are "
                            + String.join(", ", NAMES));
        }
        var cold = WarmStartRules.problem(request);
        if (cold.isPresent()) {
            return new MethodChoice.Rejected(List.of(cold.get()));
        }
        if (algorithm.equals(PROTEIN)) {
            return protein(request, space);
        }
        if (algorithm.equals(PopulationSearch.NAME)) {
            return PopulationChoice.of(request, space);
        }
        if (!request.settings().isEmpty()) {
            return rejected(
                    "search.settings",
                    algorithm
                            + " has none; name algorithm: protein or pbt, whose settings they are, or leave them out");
        }
        if (algorithm.equals(AUTO)) {
            return AutomaticChoice.of(request, space);
        }
        return SearchAlgorithms.NAMES.contains(algorithm)
                ? MethodChoice.of(
                        SearchAlgorithms.choose(algorithm, request.seed(), space, request.maxConfigurations()))
                : LearnedChoice.of(algorithm, AS_SAID, request, space);
    }

    private static MethodChoice rejected(String place, String message) {
        return new MethodChoice.Rejected(List.of(new Problem(place, message)));
    }

    private static MethodChoice protein(SearchRequest request, SearchSpace space) {
        var objectives = request.objectives();
        if (objectives.isPareto() || !objectives.constraints().isEmpty()) {
            return rejected(
                    SearchAlgorithms.PLACE,
                    "protein weighs one objective against cost and knows no constraints; name gp, cost, tpe or nsga2,"
                            + " or give the objectives weights");
        }
        return switch (SettingsReader.read(
                request.settings(), space, request.initialTrials(), request.maxTrialCost())) {
            case SettingsReading.Rejected rejected -> new MethodChoice.Rejected(rejected.problems());
            case SettingsReading.Ready ready ->
                LearnedChoice.of(
                        PROTEIN,
                        String.join(
                                "; ",
                                Stream.concat(Stream.of(AS_SAID), ready.idle().stream())
                                        .toList()),
                        new ProteinOptimizer(ready.settings()),
                        request,
                        space);
        };
    }
}
