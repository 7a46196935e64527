package dev.sweeps.core.learning;

import dev.sweeps.core.bayes.Budget;
import dev.sweeps.core.bayes.CostOptimizer;
import dev.sweeps.core.bayes.GpOptimizer;
import dev.sweeps.core.evolution.CmaEsOptimizer;
import dev.sweeps.core.evolution.Nsga2Optimizer;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithms;
import dev.sweeps.core.space.SearchSpace;
import dev.sweeps.core.tpe.TpeOptimizer;
import java.util.Objects;

/** A search that learns from the trials, put together for a sweep. */
final class LearnedChoice {
    /** Which parameter raises the cost is for the model of the costs to find out. */
    private static final int UNKNOWN = -1;

    private LearnedChoice() {}

    static MethodChoice of(String name, String reason, SearchRequest request, SearchSpace space) {
        return of(name, reason, optimizer(name, request), request, space);
    }

    static MethodChoice of(String name, String reason, Optimizer optimizer, SearchRequest request, SearchSpace space) {
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
