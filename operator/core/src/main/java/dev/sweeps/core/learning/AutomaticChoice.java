package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithms;
import dev.sweeps.core.space.SearchSpace;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The search that fits a sweep which names none: the whole grid where it fits into the trials; else a Gaussian process, which needs the
 * fewest trials, unless the space or the number of trials is beyond it. Objectives that are traded off in many trials are for NSGA-II.
 */
final class AutomaticChoice {
    /** Beyond this a Gaussian process of some hundred trials sees too little of the space. */
    private static final int MOST_GP_DIMENSIONS = 20;

    /** Beyond this a Gaussian process works on a part of the trials only, at about a second for each suggestion. */
    private static final long MOST_GP_TRIALS = 500;

    /** Beyond this many trials a population covers a front as well as a model does, and costs nothing. */
    private static final long MOST_GP_TRIALS_FOR_A_FRONT = 250;

    private AutomaticChoice() {}

    static MethodChoice of(SearchRequest request, SearchSpace space) {
        if (request.startsWarmBy(WarmStartMode.RANKING)) {
            return LearnedChoice.of("gp", "it takes from earlier sweeps how they rank configurations", request, space);
        }
        var grid = SearchAlgorithms.wholeGrid(space, request.maxConfigurations());
        if (grid.isPresent() && !request.startsWarm()) {
            return MethodChoice.of(grid.get());
        }
        var trials = request.maxConfigurations();
        if (!request.startsWarm()
                && request.objectives().isPareto()
                && trials.isPresent()
                && trials.getAsLong() > MOST_GP_TRIALS_FOR_A_FRONT) {
            var why = "%d objectives to trade off and %d trials, more than %d"
                    .formatted(request.objectives().each().size(), trials.getAsLong(), MOST_GP_TRIALS_FOR_A_FRONT);
            return LearnedChoice.of("nsga2", why, request, space);
        }
        var against = againstGp(request, UnitCube.of(space));
        return against.isPresent()
                ? LearnedChoice.of("tpe", against.get(), request, space)
                : LearnedChoice.of("gp", "the fewest trials for " + what(request, space), request, space);
    }

    /** {@code 4 dimensions and 2 objectives to trade off}. */
    private static String what(SearchRequest request, SearchSpace space) {
        var objectives = request.objectives();
        var text = new StringBuilder(dimensions(space.dimension()));
        if (objectives.isPareto()) {
            text.append(" and ").append(objectives.each().size()).append(" objectives to trade off");
        }
        int constraints = objectives.constraints().size();
        if (constraints > 0) {
            text.append(" and ").append(constraints).append(constraints == 1 ? " constraint" : " constraints");
        }
        return text.toString();
    }

    private static Optional<String> againstGp(SearchRequest request, UnitCube cube) {
        if (cube.space().isConditional()) {
            return Optional.of("some parameters depend on others");
        }
        var dimension = cube.dimension();
        var unordered = IntStream.range(0, dimension)
                .filter(i -> cube.coordinate(i) instanceof Coordinate.Unordered)
                .count();
        if (2 * unordered > dimension) {
            return Optional.of("%d of %s have no order".formatted(unordered, dimensions(dimension)));
        }
        if (dimension > MOST_GP_DIMENSIONS) {
            return Optional.of("%s are more than %d".formatted(dimensions(dimension), MOST_GP_DIMENSIONS));
        }
        var trials = request.maxConfigurations();
        return trials.isPresent() && trials.getAsLong() > MOST_GP_TRIALS
                ? Optional.of("%d trials are more than %d".formatted(trials.getAsLong(), MOST_GP_TRIALS))
                : Optional.empty();
    }

    private static String dimensions(int count) {
        return count + (count == 1 ? " dimension" : " dimensions");
    }
}
