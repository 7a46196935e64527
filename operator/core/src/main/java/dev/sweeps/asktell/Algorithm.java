package dev.sweeps.asktell;

import dev.sweeps.core.bayes.Budget;
import dev.sweeps.core.bayes.CostOptimizer;
import dev.sweeps.core.bayes.GpOptimizer;
import dev.sweeps.core.evolution.CmaEsOptimizer;
import dev.sweeps.core.evolution.Nsga2Optimizer;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithms;
import dev.sweeps.core.search.SearchChoice;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.tpe.TpeOptimizer;
import dev.sweeps.core.value.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A search by name, for spaces that are not known yet. */
@FunctionalInterface
interface Algorithm {
    /**
     * What this search asks in one space.
     *
     * @param budget what all trials together may cost; infinite when not limited, and of no interest to most searches
     */
    Proposer in(UnitCube cube, long seed, double budget) throws BadInput;

    /** One search in one space. */
    @FunctionalInterface
    interface Proposer {
        /** The point with this number, a pure function of the arguments; empty when all points were given. */
        Optional<Point> propose(Study study, long ordinal);
    }

    /** All searches, by the names of the command line. */
    private static Map<String, Algorithm> all() {
        return new TreeMap<>(Map.of(
                "cmaes", (_, _, _) -> learned(new CmaEsOptimizer()),
                "cost", (_, _, budget) -> learned(new CostOptimizer(limitedTo(budget))),
                "gp", (_, _, _) -> learned(new GpOptimizer()),
                "halton", (cube, seed, _) -> drawn("halton", cube, seed),
                "nsga2", (_, _, _) -> learned(new Nsga2Optimizer()),
                "random", (cube, seed, _) -> drawn("random", cube, seed),
                "sobol", (cube, seed, _) -> drawn("sobol", cube, seed),
                "tpe", (_, _, _) -> learned(new TpeOptimizer())));
    }

    private static Budget limitedTo(double total) {
        return new Budget(total, Double.POSITIVE_INFINITY, -1);
    }

    /** Their names, for a message. */
    static String names() {
        return String.join(", ", all().keySet());
    }

    static Algorithm named(String name) throws BadInput {
        Algorithm algorithm = all().get(name);
        if (algorithm == null) {
            throw new BadInput("algorithm " + name + " is unknown" + Spelling.hint(name, List.copyOf(all().keySet()))
                    + "; known are " + names());
        }
        return algorithm;
    }

    /** A search that learns from what was told. */
    private static Proposer learned(Optimizer optimizer) {
        return (study, ordinal) -> Optional.of(optimizer.suggest(study, ordinal));
    }

    /** A search that knows its points from the start. */
    private static Proposer drawn(String name, UnitCube cube, long seed) throws BadInput {
        return switch (SearchAlgorithms.choose(name, seed, cube.space(), OptionalLong.empty())) {
            case SearchChoice.Chosen chosen ->
                (_, ordinal) -> chosen.algorithm()
                        .configuration(ordinal)
                        .map(configuration -> cube.point(configuration.values()).orElseThrow());
            case SearchChoice.Rejected rejected ->
                throw new BadInput(
                        rejected.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        };
    }
}
