package dev.sweeps.core.learning;

import dev.sweeps.core.evolution.PopulationRules;
import dev.sweeps.core.evolution.PopulationSettings;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithms;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/** Population based training for a sweep, or what speaks against it. */
final class PopulationChoice {
    private PopulationChoice() {}

    static MethodChoice of(SearchRequest request, SearchSpace space) {
        var settings = PopulationSettings.read(request.settings());
        List<Problem> problems = new ArrayList<>(settings.problems());
        var objectives = request.objectives();
        if (objectives.isPareto() || !objectives.constraints().isEmpty()) {
            problems.add(new Problem(
                    SearchAlgorithms.PLACE,
                    "pbt ranks its members by one number and knows no constraints; give the objectives weights, or name"
                            + " gp, tpe or nsga2"));
        }
        if (request.initialTrials() != null) {
            problems.add(new Problem(
                    "search.initialTrials",
                    "pbt begins with the first interval of each member; say in search.settings.population how many"
                            + " there are, and leave this out"));
        }
        if (!problems.isEmpty()) {
            return new MethodChoice.Rejected(problems);
        }
        var search = new PopulationSearch(
                UnitCube.of(space), request.seed(), settings.rules(), SearchAlgorithms.random(space, request.seed()));
        return new MethodChoice.Chosen(
                new SearchMethod.Population(search), PopulationSearch.NAME, reason(settings.rules()));
    }

    private static String reason(PopulationRules rules) {
        return "%s: as search.algorithm says; %d members, each trial is one interval of one of them"
                .formatted(PopulationSearch.NAME, rules.size());
    }
}
