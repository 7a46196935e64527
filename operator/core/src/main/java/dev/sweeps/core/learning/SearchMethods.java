package dev.sweeps.core.learning;

import dev.sweeps.core.bayes.Budget;
import dev.sweeps.core.bayes.CostOptimizer;
import dev.sweeps.core.bayes.GpOptimizer;
import dev.sweeps.core.evolution.CmaEsOptimizer;
import dev.sweeps.core.evolution.Nsga2Optimizer;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.protein.ProteinOptimizer;
import dev.sweeps.core.protein.SettingsReader;
import dev.sweeps.core.protein.SettingsReading;
import dev.sweeps.core.search.SearchAlgorithms;
import dev.sweeps.core.search.SearchChoice;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import dev.sweeps.core.tpe.TpeOptimizer;
import dev.sweeps.core.value.Spelling;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** Beyond this a Gaussian process of some hundred trials sees too little of the space. */
    private static final int MOST_GP_DIMENSIONS = 20;

    /** Beyond this a Gaussian process works on a part of the trials only, at about a second for each suggestion. */
    private static final long MOST_GP_TRIALS = 500;

    /** Beyond this many trials a population covers a front as well as a model does, and costs nothing. */
    private static final long MOST_GP_TRIALS_FOR_A_FRONT = 250;

    /** Which parameter raises the cost is for the model of the costs to find out. */
    private static final int UNKNOWN = -1;

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
            return automatic(request, space);
        }
        return SearchAlgorithms.NAMES.contains(algorithm)
                ? enumerated(SearchAlgorithms.choose(algorithm, request.seed(), space, request.maxConfigurations()))
                : learned(algorithm, AS_SAID, request, space);
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
                learned(
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

    /**
     * The whole grid where it fits into the trials; else a Gaussian process, which needs the fewest trials, unless the space or the
     * number of trials is beyond it. Objectives that are traded off in many trials are for NSGA-II.
     */
    private static MethodChoice automatic(SearchRequest request, SearchSpace space) {
        if (request.startsWarmBy(WarmStartMode.RANKING)) {
            return learned("gp", "it takes from earlier sweeps how they rank configurations", request, space);
        }
        var grid = SearchAlgorithms.wholeGrid(space, request.maxConfigurations());
        if (grid.isPresent() && !request.startsWarm()) {
            return enumerated(grid.get());
        }
        var trials = request.maxConfigurations();
        if (!request.startsWarm()
                && request.objectives().isPareto()
                && trials.isPresent()
                && trials.getAsLong() > MOST_GP_TRIALS_FOR_A_FRONT) {
            var why = "%d objectives to trade off and %d trials, more than %d"
                    .formatted(request.objectives().each().size(), trials.getAsLong(), MOST_GP_TRIALS_FOR_A_FRONT);
            return learned("nsga2", why, request, space);
        }
        var against = againstGp(request, UnitCube.of(space));
        return against.isPresent()
                ? learned("tpe", against.get(), request, space)
                : learned("gp", "the fewest trials for " + what(request, space), request, space);
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

    private static MethodChoice enumerated(SearchChoice choice) {
        return switch (choice) {
            case SearchChoice.Chosen chosen ->
                new MethodChoice.Chosen(
                        new SearchMethod.Enumerated(chosen.algorithm()), chosen.name(), chosen.reason());
            case SearchChoice.Rejected rejected -> new MethodChoice.Rejected(rejected.problems());
        };
    }

    private static MethodChoice learned(String name, String reason, SearchRequest request, SearchSpace space) {
        return learned(name, reason, optimizer(name, request), request, space);
    }

    private static MethodChoice learned(
            String name, String reason, Optimizer optimizer, SearchRequest request, SearchSpace space) {
        var search = new LearnedSearch(
                name,
                optimizer,
                UnitCube.of(space),
                request.seed(),
                SearchAlgorithms.random(space, request.seed()),
                WarmStart.NONE);
        return new MethodChoice.Chosen(new SearchMethod.Learned(search), name, name + ": " + reason);
    }

    private static Optimizer optimizer(String name, SearchRequest request) {
        return switch (name) {
            case "gp" -> new GpOptimizer(initialTrials(request, GpOptimizer.INITIAL_POINTS));
            case "cost" ->
                new CostOptimizer(
                        new Budget(
                                Objects.requireNonNullElse(request.gpuSeconds(), Double.POSITIVE_INFINITY),
                                Objects.requireNonNullElse(request.maxTrialCost(), Double.POSITIVE_INFINITY),
                                UNKNOWN),
                        initialTrials(request, CostOptimizer.INITIAL_POINTS));
            case "tpe" ->
                // Counts losses, whoever they come from.
                new TpeOptimizer(Objects.requireNonNullElse(request.initialTrials(), TpeOptimizer.INITIAL_POINTS));
            case "cmaes" -> new CmaEsOptimizer();
            case "nsga2" -> new Nsga2Optimizer();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int initialTrials(SearchRequest request, int cold) {
        return Objects.requireNonNullElse(
                request.initialTrials(), request.startsWarm() ? WarmStartRules.initialTrials(request) : cold);
    }
}
