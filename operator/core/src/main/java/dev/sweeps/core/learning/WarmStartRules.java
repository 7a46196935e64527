package dev.sweeps.core.learning;

import dev.sweeps.core.space.Problem;
import java.util.List;
import java.util.Optional;

/** Which searches can start warm from earlier sweeps. */
final class WarmStartRules {
    private static final String PLACE = "search.warmStartFrom";
    private static final List<String> BY_RANKING = List.of("auto", "gp", "cost");
    private static final String BY_POINTS = "tpe";

    private WarmStartRules() {}

    /** What speaks against what is asked for. */
    static Optional<Problem> problem(SearchRequest request) {
        String algorithm = request.algorithm();
        if (!request.startsWarm()) {
            return Optional.empty();
        }
        if (!BY_RANKING.contains(algorithm) && !algorithm.equals(BY_POINTS)) {
            return Optional.of(new Problem(
                    PLACE,
                    algorithm + " takes nothing from earlier sweeps; name algorithm: gp, cost or tpe, or leave"
                            + " warmStartFrom out"));
        }
        if (!request.startsWarmBy(WarmStartMode.RANKING)) {
            return Optional.empty();
        }
        if (algorithm.equals(BY_POINTS)) {
            return Optional.of(new Problem(
                    PLACE,
                    "tpe can only take trials as its own; write mode: Points for each sweep, or name algorithm: gp"));
        }
        return request.objectives().isPareto()
                ? Optional.of(new Problem(
                        PLACE,
                        "trials can be ranked by one objective only; write mode: Points for each sweep, or give the"
                                + " objectives weights"))
                : Optional.empty();
    }

    /** Trials that do not depend on any loss, by default: those that begin it all, and with other problems a few to rank these by. */
    static int initialTrials(SearchRequest request) {
        return request.startsWarmBy(WarmStartMode.RANKING) ? WarmStart.MOST_FIRST : 1;
    }
}
