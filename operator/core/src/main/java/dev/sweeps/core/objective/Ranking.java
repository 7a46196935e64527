package dev.sweeps.core.objective;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.FirstFew;
import dev.sweeps.core.history.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which trials are best. Succeeded ones with all numbers are ranked: those that keep the constraints first, the others by how far they
 * miss them. Those that keep them stand in the order of their objective or weighted sum; of several objectives without weights by
 * Pareto front and within it by room around ({@link ParetoRanking}). Ties go to the earlier finish, then to the lower index.
 *
 * @param top the best trials, best first
 * @param front what no feasible trial dominates; absent unless objectives are traded off, and without a feasible trial
 */
public record Ranking(List<TrialRecord> top, @Nullable ParetoFront front) {
    public Ranking {
        top = List.copyOf(top);
    }

    /** The best {@code count} of {@code trials}. */
    public static Ranking of(List<TrialRecord> trials, Objectives objectives, int count) {
        return objectives.isPareto()
                ? new ParetoRanking(trials, objectives).best(count)
                : new Ranking(first(trials, objectives, count), null);
    }

    /** By violation, then by the number that stands for a trial. */
    static List<TrialRecord> first(List<TrialRecord> trials, Objectives objectives, int count) {
        var best = new FirstFew<>(bestFirst(objectives), count);
        trials.stream().filter(objectives::isRanked).forEach(best::offer);
        return best.inOrder();
    }

    private static Comparator<TrialRecord> bestFirst(Objectives objectives) {
        Comparator<TrialRecord> byObjective =
                (left, right) -> objectives.goal().compare(objective(left), objective(right));
        var ordered = byObjective.thenComparing(FinishingOrder.EARLIEST_FIRST);
        return objectives.constraints().isEmpty()
                ? ordered
                : Comparator.comparingDouble(objectives::totalViolation).thenComparing(ordered);
    }

    private static double objective(TrialRecord trial) {
        return Objects.requireNonNull(trial.objective(), "only ranked trials are compared");
    }
}
