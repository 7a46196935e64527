package dev.sweeps.core.objective;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.numeric.ParetoFronts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trials by Pareto front, and within a front those first that have the most room around them (crowding distance of NSGA-II, Deb et al.
 * 2002). The ends of a front have the most; among them the best in the first objective comes first, so that the very first trial of
 * all is the best in the first objective, and of these the best in the next.
 */
final class ParetoRanking {
    private final Objectives objectives;
    /** Feasible ones by their losses, the first objective first, then by finishing: nothing depends on how they were listed. */
    private final List<TrialRecord> feasible;

    private final List<TrialRecord> infeasible;
    /** Of the feasible trials. */
    private final double[][] losses;

    private record Candidate(TrialRecord trial, List<Double> losses) {
        static final Comparator<Candidate> IN_ORDER = Comparator.comparing(Candidate::losses, ParetoRanking::compare)
                .thenComparing(Candidate::trial, FinishingOrder.EARLIEST_FIRST);
    }

    ParetoRanking(List<TrialRecord> trials, Objectives objectives) {
        this.objectives = objectives;
        var ranked = trials.stream().filter(objectives::isRanked).toList();
        var candidates = ranked.stream()
                .filter(objectives::isFeasible)
                .map(trial -> new Candidate(trial, objectives.losses(trial)))
                .sorted(Candidate.IN_ORDER)
                .toList();
        this.feasible = candidates.stream().map(Candidate::trial).toList();
        this.infeasible =
                ranked.stream().filter(Predicate.not(objectives::isFeasible)).toList();
        this.losses = candidates.stream()
                .map(candidate -> candidate.losses().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The first difference decides. */
    private static int compare(List<Double> left, List<Double> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = Double.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    Ranking best(int count) {
        int[] front = ParetoFronts.fronts(losses, Math.max(count, 1));
        double[] crowding = ParetoFronts.crowding(losses, front);
        var order = IntStream.range(0, feasible.size())
                .filter(i -> front[i] != ParetoFronts.LATER)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> front[i]).thenComparingDouble(i -> -crowding[i]))
                .toList();
        var top = new ArrayList<>(order.stream().limit(count).map(feasible::get).toList());
        top.addAll(Ranking.first(infeasible, objectives, count - top.size()));
        return new Ranking(top, front(order.stream().filter(i -> front[i] == 0).toList()));
    }

    private @Nullable ParetoFront front(List<Integer> first) {
        return first.isEmpty()
                ? null
                : new ParetoFront(first.stream().map(feasible::get).toList(), knee(first));
    }

    /** The nearest one to the best value of every objective, each measured as a share of its range on the front. */
    private TrialRecord knee(List<Integer> first) {
        double[] distances = new double[losses.length];
        for (int objective = 0; objective < objectives.each().size(); objective++) {
            int k = objective;
            // Halves, because the range of two finite losses may be infinite.
            var halves = first.stream().mapToDouble(i -> losses[i][k] / 2).summaryStatistics();
            double range = halves.getMax() - halves.getMin();
            for (int i : first) {
                double share = range > 0 ? (losses[i][k] / 2 - halves.getMin()) / range : 0;
                distances[i] += share * share;
            }
        }
        return feasible.get(first.stream()
                .min(Comparator.comparingDouble(i -> distances[i]))
                .orElseThrow());
    }
}
